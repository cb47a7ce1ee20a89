import { useCallback, type ReactNode } from "react";
import type { FollowList } from "#shared/schema/people.limits.ts";
import type { PeopleClient } from "../../net/state.ts";
import { PagesEnd } from "./PagesEnd.tsx";
import { PersonRow } from "./PersonRow.tsx";
import { usePages } from "./usePages.ts";
import { LIST_NAMES } from "./view.ts";

type PeopleListProps = {
  readonly userId: string;
  readonly list: FollowList;
  /** In place of an empty list. */
  readonly empty: ReactNode;
};

/** One list of somebody, page by page. */
export const PeopleList = ({ userId, list, empty }: PeopleListProps) => {
  const read = useCallback(
    (people: PeopleClient, cursor: string | null) => people.list(userId, list, cursor),
    [userId, list],
  );
  const [{ items, state }, more] = usePages(read);
  return (
    <section className="stack" aria-label={LIST_NAMES[list]}>
      {items.length > 0 && (
        <ul className="person-rows">
          {items.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      {state === "all" && items.length === 0 && empty}
      <PagesEnd state={state} waiting="Fetching people…" onMore={more} />
    </section>
  );
};
