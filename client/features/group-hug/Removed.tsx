import { Link } from "react-router";
import type { Category } from "#shared/schema/conduct.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { aboutYouWords, APPEAL_LINK, APPEAL_WAY } from "./staff.words.ts";

/** Taken out by the staff: why, what it means, what one can say to it, and a way home. */
export const Removed = ({ about }: { readonly about: Category | null }) => {
  const me = useMe();
  return (
    <Page
      title="You were taken out of this group hug"
      lead={`A moderator did this.${about === null ? "" : ` ${aboutYouWords(about)}`} Nothing is felt here any more.`}
    >
      <Being being={me.being} size={130} phaseOf={me.id} tilt={-0.2} />
      <div className="stack">
        <p>
          It is for this group hug only: you cannot come back into this one. Your friends, your hugs and every other
          group hug are as before. The others here are not told why.
        </p>
        <p className="soft">{APPEAL_WAY}</p>
      </div>
      <div className="row">
        <Link className="button button--main" to="/">
          Go home
        </Link>
        <Link className="button" to="/restrictions">
          {APPEAL_LINK}
        </Link>
      </div>
    </Page>
  );
};
