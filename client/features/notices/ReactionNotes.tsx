import { useEffect } from "react";
import { after } from "../../net/clock.ts";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { Covered } from "../../ui/Covered.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { ReactionMark } from "../../ui/ReactionMark.tsx";
import { Status } from "../../ui/Status.tsx";
import "./notices.css";

const SHOWN_MS = 12_000;

/** An answer to a hug of one's own; it goes by itself and stays in the history. */
export const ReactionNotes = () => {
  const client = useClient();
  const [first] = useClientState((state) => state.reactions);
  const hug = useClientState((state) => state.inbox.hugs.find(({ id }) => id === first?.hugId));
  const hugId = first?.hugId;
  useEffect(
    () => (hugId === undefined ? undefined : after(SHOWN_MS, () => client.dismissReaction(hugId))),
    [client, hugId],
  );
  return (
    <Status className="notice-place">
      {first && (
        <div className="notice">
          <ReactionMark emoji={first.reaction.emoji} size={40} />
          <p>
            {`${hug?.other.name ?? "Somebody"} answered your hug: `}
            <b>
              {first.reaction.message ? (
                <Covered text={first.reaction.message} />
              ) : (
                <ReactionMark.Word emoji={first.reaction.emoji} />
              )}
            </b>
          </p>
          <button
            type="button"
            className="button"
            aria-label="Close this note"
            onClick={() => client.dismissReaction(first.hugId)}
          >
            <Icon name="close" size={18} />
          </button>
        </div>
      )}
    </Status>
  );
};
