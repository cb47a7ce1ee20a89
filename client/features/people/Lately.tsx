import { useId } from "react";
import type { PeopleClient } from "../../net/state.ts";
import { useNowMs } from "../../net/clock.ts";
import { LATELY_EMPTY } from "./lately.view.ts";
import { LatelyRow } from "./LatelyRow.tsx";
import { PagesEnd } from "./PagesEnd.tsx";
import { usePages } from "./usePages.ts";

const read = (people: PeopleClient, cursor: string | null) => people.feed(cursor);

/** What the people one follows did of late. */
export const Lately = () => {
  const id = useId();
  const nowMs = useNowMs(60_000);
  const [{ items, state }, more] = usePages(read);
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Lately</h2>
      {items.length > 0 && (
        <ul className="person-rows">
          {items.map((entry) => (
            <LatelyRow key={entry.id} entry={entry} nowMs={nowMs} />
          ))}
        </ul>
      )}
      {state === "all" && items.length === 0 && <p className="soft">{LATELY_EMPTY}</p>}
      <PagesEnd state={state} waiting="Fetching what is new…" onMore={more} />
    </section>
  );
};
