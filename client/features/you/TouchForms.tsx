import { useId } from "react";
import { Choice } from "../../ui/Choice.tsx";
import { FormChoices } from "../../ui/FormChoices.tsx";
import { StrengthSlider } from "../../ui/StrengthSlider.tsx";
import { strengthWords } from "../../ui/touch.words.ts";
import { useTouchSettings } from "./useTouchSettings.ts";
import { useTry } from "./useTry.ts";
import { Status } from "../../ui/Status.tsx";

/** How hugs reach this person, on all their devices. */
export const TouchForms = () => {
  const id = useId();
  const { settings, problem, set } = useTouchSettings();
  const [tryIt, tried] = useTry();
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>How hugs reach you</h2>
      <FormChoices legend="Form" form={settings.touchForm} onChosen={(touchForm) => void set({ touchForm })} />
      <StrengthSlider label="Strongest touch" cap={settings.touchCap} onChosen={(touchCap) => void set({ touchCap })}>
        {(cap) => (
          <>
            <div className="row">
              <span className="you__strength">{strengthWords(cap)}</span>
              <button type="button" className="button" onClick={() => tryIt(cap)}>
                Try it
              </button>
            </div>
            <Status className="field__hint">{tried}</Status>
          </>
        )}
      </StrengthSlider>
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
