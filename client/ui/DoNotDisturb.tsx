import { useId } from "react";
import { useNowMs, wallNowMs } from "../net/clock.ts";
import { DISTURB_CHOICES, DISTURB_WORDS, disturbUntilMs, quietUntilWords } from "./consent.words.ts";
import { Status } from "./Status.tsx";
import { useConsent } from "./useConsent.ts";
import "./consent.css";

type DoNotDisturbProps = {
  /** Where it is under a title of its own. */
  readonly isTitleUnseen?: boolean;
  /** In place of the focus on the title: the buttons go with the choice. */
  readonly onChosen?: () => void;
};

/** Holds every hug for a while; each comes afterwards as a picture. */
export const DoNotDisturb = ({ isTitleUnseen = false, onChosen }: DoNotDisturbProps) => {
  const id = useId();
  const nowMs = useNowMs(10_000);
  const { settings, problem, set } = useConsent();
  const untilMs = settings.noDisturbUntilMs ?? 0;
  const isOn = untilMs > nowMs;
  const choose = (noDisturbUntilMs: number | null) => {
    void set({ noDisturbUntilMs });
    if (onChosen) onChosen();
    else document.getElementById(`${id}title`)?.focus();
  };
  return (
    <section className="stack tight" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`} className={isTitleUnseen ? "unseen" : "field__label"} tabIndex={-1}>
        Do not disturb
      </h3>
      <Status className="soft">
        {isOn
          ? `Hugs are held ${quietUntilWords(untilMs, nowMs)}. None is lost: they come afterwards, to be seen, not felt.`
          : "Hugs wait until you want them again. None is lost, and nobody is told."}
      </Status>
      <div className="row">
        {isOn ? (
          <button type="button" className="button" onClick={() => choose(null)}>
            Let hugs come again
          </button>
        ) : (
          DISTURB_CHOICES.map((choice) => (
            <button
              key={choice}
              type="button"
              className="button"
              onClick={() => choose(disturbUntilMs(choice, wallNowMs()))}
            >
              {DISTURB_WORDS[choice]}
            </button>
          ))
        )}
      </div>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
};
