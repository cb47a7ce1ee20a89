import { Link } from "react-router";
import type { ConsentClient } from "../../net/consent.port.ts";
import { Being } from "../../ui/Being.tsx";
import { Waiting } from "../../ui/Waiting.tsx";
import { Away } from "../../ui/Away.tsx";
import { useConsentAsked } from "./useConsentAsked.ts";
import { ruleWords } from "./view.ts";

const read = (consent: ConsentClient) => consent.chosen();

/** People for whom something else holds than for everybody. */
export const OwnRules = () => {
  const [people, again] = useConsentAsked(read);
  return (
    <section className="card stack" aria-labelledby="rules-title">
      <h2 id="rules-title">People with rules of their own</h2>
      {people === "asking" && <Waiting text="Looking for them…" />}
      {people === "away" && <Away text="They are out of reach at this moment." onAgain={again} />}
      {typeof people === "object" && people.length === 0 && (
        <p className="soft">
          Nobody yet. Open a hug from somebody and choose “About” them: there you let them in always, or let them ask
          each time, and say how strongly their hugs may touch you.
        </p>
      )}
      {typeof people === "object" && people.length > 0 && (
        <ul>
          {people.map(({ person, ...rule }) => (
            <li key={rule.userId} className="consent__person">
              <Being being={person.being} size={48} phaseOf={rule.userId} />
              <div>
                <Link className="consent__link" to={`/consent/person/${rule.userId}`}>
                  {person.name}
                </Link>
                <p className="field__hint">{ruleWords(rule)}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
