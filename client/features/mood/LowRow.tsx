import { Link } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";

/** After a low mood, and because of nothing but that entry: what may do good, each one tap away. */
export const LowRow = () => {
  const me = useMe();
  return (
    <section className="lowrow" aria-label="If you like">
      <Being being={me.being} size={76} phaseOf="" isAsleep />
      <div className="row">
        <Link className="button" to="/consent/need">
          I could use a hug
        </Link>
        <Link className="button button--quiet" to="/calm">
          Breathe for a moment
        </Link>
        <Link className="button button--quiet" to="/calm#calm-lines">
          People who listen
        </Link>
      </div>
    </section>
  );
};
