import type { ReactNode } from "react";
import type { FollowList } from "#shared/schema/people.limits.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { Failed } from "./Failed.tsx";
import { PersonRow } from "./PersonRow.tsx";
import { useList } from "./useList.ts";
import { LIST_NAMES } from "./view.ts";

type PeopleListProps = {
  readonly userId: string;
  readonly list: FollowList;
  /** In place of an empty list. */
  readonly empty: ReactNode;
};

/** One list of somebody, page by page. */
export const PeopleList = ({ userId, list, empty }: PeopleListProps) => {
  const [{ people, state }, more] = useList(userId, list);
  return (
    <section className="stack" aria-label={LIST_NAMES[list]}>
      {people.length > 0 && (
        <ul className="person-rows">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
      {state === "all" && people.length === 0 && empty}
      {state === "loading" && <Waiting text="Fetching people…" />}
      {typeof state === "object" && <Failed refusal={state.failure} onAgain={more} />}
      {state === "more" && (
        <div>
          <button type="button" className="button" onClick={more}>
            Show more
          </button>
        </div>
      )}
    </section>
  );
};
