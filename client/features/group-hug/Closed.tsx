import { Link } from "react-router";
import { useMe } from "../../ui/client-context.ts";
import { Being } from "../../ui/Being.tsx";
import { KeptNote } from "../../ui/KeptNote.tsx";
import { Page } from "../../ui/Page.tsx";

type ClosedProps = {
  readonly title: string;
  readonly text: string;
  readonly canRetry: boolean;
  /** What a moderator said; may be empty. */
  readonly said: string;
  readonly onAgain: () => void;
};

/** Not in this group hug: why, and ways on. */
export const Closed = ({ title, text, canRetry, said, onAgain }: ClosedProps) => {
  const me = useMe();
  return (
    <Page title={title} lead={text}>
      {said && (
        <figure className="group__word">
          <figcaption className="soft">The moderator says</figcaption>
          <blockquote className="group__said">{said}</blockquote>
        </figure>
      )}
      {canRetry && <KeptNote tried="join" />}
      <Being being={me.being} size={150} phaseOf={me.id} />
      <div className="row">
        <Link className="button button--main" to="/">
          Go home
        </Link>
        {canRetry ? (
          <button type="button" className="button" onClick={onAgain}>
            Come in again
          </button>
        ) : (
          <Link className="button" to="/group-hug/new">
            Start a group hug
          </Link>
        )}
      </div>
    </Page>
  );
};
