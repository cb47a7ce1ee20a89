import { useCallback } from "react";
import { Link, useParams } from "react-router";
import type { PeopleClient } from "../../net/state.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { useTold } from "../../ui/useTold.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { Failed } from "./Failed.tsx";
import { OwnPeople } from "./OwnPeople.tsx";
import { Person } from "./Person.tsx";
import "./people.css";

/** `of`: an id, or a username behind an `@`. */
const PersonPage = ({ of }: { readonly of: string }) => {
  const read = useCallback(
    (people: PeopleClient) => (of.startsWith("@") ? people.named(of.slice(1)) : people.profile(of)),
    [of],
  );
  const [came, again] = useTold(read);
  if (came.kind === "asking") return <Waiting text="One moment…" />;
  if (came.kind === "here") return <Person key={came.value.id} profile={came.value} onChange={again} />;
  const isNobody = came.refusal.code === "no_such_person" || came.refusal.code === "bad_message";
  if (!isNobody)
    return (
      <Page title="Out of reach">
        <Failed refusal={came.refusal} onAgain={again} />
      </Page>
    );
  return (
    <Page title="Nobody here" lead={sentenceOf({ code: "no_such_person" })}>
      <div>
        <Link className="button button--main" to="/people">
          Find somebody else
        </Link>
      </div>
    </Page>
  );
};

/** `/people`, `/people/:userId`, and `/@username`, which is what is left of an address that begins so. */
export const PeopleScreen = () => {
  const { userId, "*": handle } = useParams();
  const of = userId ?? handle;
  return of === undefined ? <OwnPeople /> : <PersonPage of={of} />;
};
