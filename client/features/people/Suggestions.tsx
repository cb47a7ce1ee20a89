import { useId } from "react";
import type { PeopleClient } from "../../net/state.ts";
import { useTold } from "../../ui/useTold.ts";
import { PersonRow } from "./PersonRow.tsx";
import { commonWords } from "./view.ts";

const read = (people: PeopleClient) => people.suggestions();

/** Friends of one's friends; nothing where there are none. */
export const Suggestions = () => {
  const id = useId();
  const [came] = useTold(read);
  if (came.kind !== "here" || came.value.length === 0) return null;
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>You may know</h2>
      <ul className="person-rows">
        {came.value.slice(0, 6).map((person) => (
          <PersonRow key={person.id} person={person} note={commonWords(person.friendsInCommon)} />
        ))}
      </ul>
    </section>
  );
};
