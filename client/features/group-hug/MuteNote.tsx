import { Link } from "react-router";
import type { PersonActView } from "#shared/schema/group-hug.ts";
import { useNowMs } from "../../net/clock.ts";
import { Status } from "../../ui/Status.tsx";
import { isMutedAt } from "./room.view.ts";
import { aboutYouWords, APPEAL_LINK, APPEAL_WAY, muteTitle } from "./staff.words.ts";

/** Says to whom is muted that nobody feels them, how long, why, and what they can do. */
export const MuteNote = ({ told }: { readonly told: PersonActView | null }) => {
  const nowMs = useNowMs(1_000);
  const mute = isMutedAt(told, nowMs) ? told : null;
  return (
    <div className="group__note" data-open={mute !== null}>
      <Status>
        {mute && (
          <>
            <p>
              <b>{muteTitle(mute)}</b>
            </p>
            <p>
              {`${aboutYouWords(mute.category)} You still feel the others. ${APPEAL_WAY}`}{" "}
              <Link to="/restrictions">{APPEAL_LINK}</Link>
            </p>
          </>
        )}
      </Status>
    </div>
  );
};
