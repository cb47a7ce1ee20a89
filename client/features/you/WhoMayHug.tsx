import { useId } from "react";
import { Link } from "react-router";
import { allowSentence, minuteWords } from "../../ui/consent.words.ts";
import { DoNotDisturb } from "../../ui/DoNotDisturb.tsx";
import { useConsent } from "../../ui/useConsent.ts";

/** Who may hug this person, in short, with the way to change it; do not disturb is here at once. */
export const WhoMayHug = () => {
  const id = useId();
  const { settings, isKnown } = useConsent();
  const { allowHugsFrom, quietFrom, quietUntil } = settings;
  return (
    <section className="card stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>Who may hug you</h2>
      {isKnown && (
        <p>
          {allowSentence(allowHugsFrom)}
          {quietFrom !== null &&
            quietUntil !== null &&
            ` Quiet hours are from ${minuteWords(quietFrom)} to ${minuteWords(quietUntil)}.`}
        </p>
      )}
      <div className="row">
        <Link className="button" to="/consent">
          Change who may hug you
        </Link>
        <Link className="button button--quiet" to="/consent/history">
          History of what you allowed
        </Link>
      </div>
      <DoNotDisturb />
    </section>
  );
};
