import { useId, useState, type FormEvent } from "react";
import { minuteOf, minuteWords } from "../../ui/consent.words.ts";
import { Status } from "../../ui/Status.tsx";
import { useConsent } from "../../ui/useConsent.ts";
import { otherZone, quietProblem, zoneWords } from "./view.ts";

const FROM = 22 * 60;
const UNTIL = 7 * 60;
const zoneOfDevice = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Two times of a day between which hugs are held, by the clock of one zone. */
export const QuietHours = () => {
  const id = useId();
  const { settings, problem, set } = useConsent();
  const { quietFrom, quietUntil, timeZone } = settings;
  const isOn = quietFrom !== null && quietUntil !== null;
  const [from, setFrom] = useState<string | null>(null);
  const [until, setUntil] = useState<string | null>(null);
  const [said, setSaid] = useState<{ readonly text: string; readonly isProblem: boolean } | null>(null);
  const shownFrom = from ?? minuteWords(quietFrom ?? FROM);
  const shownUntil = until ?? minuteWords(quietUntil ?? UNTIL);
  const zone = isOn ? timeZone : zoneOfDevice();
  const other = otherZone(settings, zoneOfDevice());
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const [nextFrom, nextUntil] = [minuteOf(shownFrom), minuteOf(shownUntil)];
    const own = quietProblem(nextFrom, nextUntil);
    if (own) return setSaid({ text: own, isProblem: true });
    const isDone = await set({ quietFrom: nextFrom, quietUntil: nextUntil, timeZone: zone });
    setSaid(isDone ? { text: "Saved. Hugs that come then wait until it is over.", isProblem: false } : null);
    if (!isDone) return;
    setFrom(null);
    setUntil(null);
  };
  const end = async () => {
    const isDone = await set({ quietFrom: null, quietUntil: null });
    setSaid(isDone ? { text: "There are no quiet hours now.", isProblem: false } : null);
  };
  const field = (name: string, label: string, value: string, onChange: (value: string) => void) => (
    <div className="field">
      <label className="field__label" htmlFor={`${id}${name}`}>
        {label}
      </label>
      <input
        id={`${id}${name}`}
        className="field__input"
        type="time"
        value={value}
        aria-invalid={said?.isProblem ?? false}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
  return (
    <form className="stack" noValidate aria-labelledby={`${id}title`} onSubmit={(event) => void save(event)}>
      <div>
        <h3 id={`${id}title`} className="field__label">
          Quiet hours
        </h3>
        <p className="soft">
          {isOn
            ? `Every day from ${minuteWords(quietFrom)} to ${minuteWords(quietUntil)}, ${zoneWords(zone)} time. Hugs wait, and are seen afterwards, not felt.`
            : `There are none. In quiet hours hugs wait, and are seen afterwards, not felt. Times are those of ${zoneWords(zone)}.`}
        </p>
      </div>
      <div className="consent__times">
        {field("from", "From", shownFrom, setFrom)}
        {field("until", "Until", shownUntil, setUntil)}
      </div>
      <div className="row">
        <button type="submit" className="button">
          {isOn ? "Change quiet hours" : "Keep these quiet hours"}
        </button>
        {isOn && (
          <button type="button" className="button button--quiet" onClick={() => void end()}>
            No quiet hours
          </button>
        )}
      </div>
      {other && (
        <div className="row">
          <p className="soft">{`This device is in ${zoneWords(other)}; your quiet hours keep the time of ${zoneWords(zone)}.`}</p>
          <button type="button" className="button" onClick={() => void set({ timeZone: other })}>
            {`Use ${zoneWords(other)}`}
          </button>
        </div>
      )}
      <Status className={said?.isProblem ? "field__error" : "soft"}>{said?.text}</Status>
      {problem && (
        <p className="field__error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
};
