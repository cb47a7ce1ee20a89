import { Link } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";

/** Before anything was worked out: an invitation. */
export const Nothing = ({ isComing }: { readonly isComing: boolean }) => {
  const me = useMe();
  return (
    <section className="card today" aria-label="Nothing yet">
      <div className="today__being">
        <Being being={me.being} size={132} phaseOf={me.id} />
      </div>
      <div className="stack today__words">
        <p className="today__says">
          {isComing ? "This is being worked out for the first time." : "Here it will say what your moods tell."}
        </p>
        <p className="soft">
          {isComing
            ? "It takes a moment. You can stay, or come back whenever you like."
            : "It takes some weeks of entries, as many or few a day as you like. Until then nothing is guessed."}
        </p>
        <div className="row">
          <Link className="button button--main" to="/mood">
            How are you now?
          </Link>
          <Link className="button button--quiet" to="/moods/import">
            Bring a diary along
          </Link>
        </div>
      </div>
    </section>
  );
};
