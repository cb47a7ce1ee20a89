import { useId, useState } from "react";
import type { Allowance, PersonConsent } from "#shared/schema/consent.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import { NO_RULE } from "../../net/consent.port.ts";
import { Choice } from "../../ui/Choice.tsx";
import { FormChoices } from "../../ui/FormChoices.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Status } from "../../ui/Status.tsx";
import { StrengthSlider } from "../../ui/StrengthSlider.tsx";
import { strengthWords } from "../../ui/touch.words.ts";
import { useConsentCall } from "../../ui/useConsent.ts";

type PersonRuleProps = { readonly person: PersonView; readonly rule: PersonConsent | undefined };

const ALLOWANCES: readonly { readonly value: Allowance | null; readonly label: string; readonly hint: string }[] = [
  { value: null, label: "As for everybody", hint: "Whatever you chose under “Who may hug you” holds." },
  { value: "always", label: "Always", hint: "Their hugs need no request." },
  { value: "ask", label: "Ask each time", hint: "Also if they are a friend." },
];

/** Who, how strongly and in which form, for one person. Each choice is kept at once. */
export const PersonRule = ({ person, rule }: PersonRuleProps) => {
  const id = useId();
  const call = useConsentCall();
  const [shown, setShown] = useState(rule ?? { ...NO_RULE, userId: person.id });
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const set = async (change: Partial<PersonConsent>) => {
    const before = shown;
    const { allowance, touchCap, touchForm } = { ...shown, ...change };
    setShown({ userId: person.id, allowance, touchCap, touchForm });
    const result = await call((consent) => consent.setPerson({ userId: person.id, allowance, touchCap, touchForm }));
    if (!result.ok) setShown(before);
    setSaid(result.ok ? { text: "Kept.", isProblem: false } : { text: sentenceOf(result.refusal), isProblem: true });
  };
  return (
    <div className="consent">
      <fieldset className="card stack tight">
        <legend className="unseen">{`May ${person.name} hug you?`}</legend>
        {ALLOWANCES.map(({ value, label, hint }) => (
          <Choice
            key={label}
            type="radio"
            name={`${id}allow`}
            label={label}
            hint={hint}
            isChosen={shown.allowance === value}
            onChange={() => void set({ allowance: value })}
          />
        ))}
      </fieldset>
      <div className="card stack">
        <StrengthSlider
          label={`Strongest touch from ${person.name}`}
          cap={shown.touchCap}
          onChosen={(touchCap) => void set({ touchCap })}
        >
          {(cap) => (
            <p>
              <b>{strengthWords(cap)}</b>
            </p>
          )}
        </StrengthSlider>
        <FormChoices
          legend={`Form of hugs from ${person.name}`}
          form={shown.touchForm}
          onChosen={(touchForm) => void set({ touchForm })}
        />
        <p className="soft">What you chose for everybody holds, too: the weaker touch and the quieter form win.</p>
      </div>
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
    </div>
  );
};
