import { useId, useState, type FormEvent } from "react";
import { Being } from "../../ui/Being.tsx";
import { beingOf, beingText } from "../../ui/being-names.ts";
import { BeingPicker } from "../../ui/BeingPicker.tsx";
import { useClient, useMe } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { isChanged } from "./view.ts";
import { Status } from "../../ui/Status.tsx";

/** Name and being as others see them. */
export const Profile = () => {
  const client = useClient();
  const me = useMe();
  const id = useId();
  const [name, setName] = useState(me.name);
  const [being, setBeing] = useState(() => beingOf(me.being));
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const hasChanged = isChanged(me, name, beingText(being));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!hasChanged) return;
    const result = await client.setProfile(name.trim(), being);
    setSaid(
      result.ok
        ? { text: "Saved. Others see you like this now.", isProblem: false }
        : { text: sentenceOf(result.refusal), isProblem: true },
    );
  };
  return (
    <form className="you__profile stack" noValidate aria-label="Profile" onSubmit={(event) => void save(event)}>
      <Being being={beingText(being)} size="min(46vw, 220px)" phaseOf={me.id} />
      <div className="field">
        <label className="field__label" htmlFor={`${id}name`}>
          Your name
        </label>
        <input
          id={`${id}name`}
          className="field__input"
          value={name}
          // oxlint-disable-next-line jsx-a11y/autocomplete-valid -- "nickname" is a field of HTML that the rule does not know
          autoComplete="nickname"
          aria-invalid={said?.isProblem ?? false}
          aria-describedby={`${id}said`}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <BeingPicker value={being} onChange={setBeing} />
      <div className="row">
        <button type="submit" className="button button--main" aria-disabled={!hasChanged}>
          Save
        </button>
        <Status id={`${id}said`} className={said?.isProblem ? "field__error" : "soft"}>
          {said?.text}
        </Status>
      </div>
    </form>
  );
};
