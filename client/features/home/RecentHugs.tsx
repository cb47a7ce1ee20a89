import { Link } from "react-router";
import { useNowMs } from "../../net/clock.ts";
import type { HugListItem } from "../../net/state.ts";
import { HugRow } from "../../ui/HugRow.tsx";

/** The last few, sent and received. */
export const RecentHugs = ({ hugs }: { readonly hugs: readonly HugListItem[] }) => {
  const nowMs = useNowMs(30_000);
  return (
    <section className="stack home__recent" aria-labelledby="recent-title">
      <h2 id="recent-title">Lately</h2>
      {hugs.length === 0 ? (
        <p className="soft">No hugs yet. Send the first one?</p>
      ) : (
        <>
          <ul className="hug-rows">
            {hugs.map((hug) => (
              <HugRow key={hug.id} hug={hug} nowMs={nowMs} />
            ))}
          </ul>
          <div>
            <Link className="button button--quiet" to="/hugs">
              All hugs
            </Link>
          </div>
        </>
      )}
    </section>
  );
};
