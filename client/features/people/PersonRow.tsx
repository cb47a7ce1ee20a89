import { useState } from "react";
import { Link } from "react-router";
import type { ListedPerson } from "#shared/schema/people.ts";
import { Being } from "../../ui/Being.tsx";
import { useMe } from "../../ui/client-context.ts";
import { FollowButton } from "./FollowButton.tsx";
import { personWords } from "./view.ts";

type PersonRowProps = { readonly person: ListedPerson; readonly note?: string };

/** Somebody in a list: a tap leads to their page. Who is not followed can be, at once. */
export const PersonRow = ({ person, note }: PersonRowProps) => {
  const me = useMe();
  const [follows, setFollows] = useState(person.follows);
  // Once pressed, the button stays to be pressed again.
  const [isOffered] = useState(!person.follows && person.id !== me.id);
  const words = [personWords({ ...person, follows }), note].filter(Boolean).join(" · ");
  return (
    <li className="person-row">
      <Being being={person.being} size={54} phaseOf={person.id} />
      <div className="person-row__words">
        <Link className="person-row__link" to={`/people/${person.id}`}>
          {person.name}
          {person.id === me.id && " (you)"}
        </Link>
        {words && <p className="person-row__note">{words}</p>}
      </div>
      {isOffered && <FollowButton person={person} follows={follows} onChange={setFollows} />}
    </li>
  );
};
