import { useId, useState } from "react";
import { Choice } from "../../ui/Choice.tsx";
import { FORM_CHOICES, FORM_WORDS, strengthWords } from "../../ui/touch.words.ts";
import { useTouchSettings } from "./useTouchSettings.ts";
import { useTry } from "./useTry.ts";
import { Status } from "../../ui/Status.tsx";

/** How hugs reach this person, on all their devices. */
export const TouchForms = () => {
  const id = useId();
  const { settings, problem, set } = useTouchSettings();
  /** Where the slider is while it is moved. */
  const [moved, setMoved] = useState<number | null>(null);
  const [tryIt, tried] = useTry();
  const cap = moved ?? settings.touchCap;
  const saveCap = () => {
    if (moved !== null && moved !== settings.touchCap) void set({ touchCap: moved });
    setMoved(null);
  };
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>How hugs reach you</h2>
      <fieldset className="stack you__tight">
        <legend className="unseen">Form</legend>
        {FORM_CHOICES.map((form) => (
          <Choice
            key={form}
            type="radio"
            name={`${id}form`}
            label={FORM_WORDS[form].name}
            hint={FORM_WORDS[form].hint}
            isChosen={settings.touchForm === form}
            onChange={() => void set({ touchForm: form })}
          />
        ))}
      </fieldset>
      <div className="field">
        <label className="field__label" htmlFor={`${id}cap`}>
          Strongest touch
        </label>
        <input
          id={`${id}cap`}
          className="you__range"
          type="range"
          min={0}
          max={100}
          step={5}
          value={cap}
          aria-valuetext={strengthWords(cap)}
          onChange={(event) => setMoved(event.target.valueAsNumber)}
          onPointerUp={saveCap}
          onKeyUp={saveCap}
          onBlur={saveCap}
        />
        <div className="row">
          <span className="you__strength">{strengthWords(cap)}</span>
          <button type="button" className="button" onClick={() => tryIt(cap)}>
            Try it
          </button>
        </div>
        <Status className="field__hint">{tried}</Status>
      </div>
      <Choice
        type="checkbox"
        label="Let senders know when I felt their hug"
        hint="Off: nobody can tell whether you saw it."
        isChosen={settings.sharesSeen}
        onChange={(sharesSeen) => void set({ sharesSeen })}
      />
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
};
