import { Link } from "react-router";
import type { HugView } from "#shared/schema/hug.ts";
import { Being } from "../../ui/Being.tsx";

type FirstArrivalProps = { readonly hug: HugView; readonly more: number };

/** A hug that waits to be felt: the one main act while there is one. */
export const FirstArrival = ({ hug, more }: FirstArrivalProps) => (
  <section className="arrival" aria-labelledby="arrival-title">
    <Being being={hug.other.being} size={112} phaseOf={hug.other.id} tilt={0.4} />
    <div className="stack arrival__words">
      <h2 id="arrival-title">{`${hug.other.name} sent you a hug`}</h2>
      {more > 0 && <p>{more === 1 ? "One more is waiting after it." : `${more} more are waiting after it.`}</p>}
      <div>
        <Link className="button button--main" to={`/feel/${hug.id}`}>
          Feel it
        </Link>
      </div>
    </div>
  </section>
);
