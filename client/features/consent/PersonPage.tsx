import { useParams } from "react-router";
import type { ConsentClient } from "../../net/consent.port.ts";
import { useClientState } from "../../ui/client-context.ts";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { usePerson } from "../../ui/usePerson.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";
import { PersonRule } from "./PersonRule.tsx";
import { useConsentAsked } from "./useConsentAsked.ts";

const read = (consent: ConsentClient) => consent.chosen();

/** `/consent/person/:userId`: what holds for the hugs of one person. */
export const PersonPage = () => {
  const { userId = "" } = useParams();
  const [rules, again] = useConsentAsked(read);
  const here = useClientState(({ lobby }) => lobby.people.find(({ id }) => id === userId));
  const rule = typeof rules === "object" ? rules.find((one) => one.userId === userId) : undefined;
  const person = usePerson(userId, rule?.person ?? here ?? null);
  if (person === "gone")
    return (
      <Page title="Nobody to find here" lead={sentenceOf({ code: "no_such_person" })}>
        {null}
      </Page>
    );
  if (rules === "asking" || person === "loading") return <Waiting text="One moment…" />;
  return (
    <Page
      title={`Hugs from ${person.name}`}
      lead={`What you choose here is for ${person.name} only. They are not told.`}
    >
      {rules === "away" ? (
        <Away text="What you chose is out of reach at this moment." onAgain={again} />
      ) : (
        <PersonRule key={userId} person={person} rule={rule} />
      )}
    </Page>
  );
};
