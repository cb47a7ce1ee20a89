import { useId } from "react";
import { zoneOfDevice } from "../useToday.ts";

const zones = (): readonly string[] => [...new Set([zoneOfDevice(), "UTC", ...Intl.supportedValuesOf("timeZone")])];

type ZoneChoiceProps = { readonly timeZone: string; readonly onChange: (timeZone: string) => void };

/** By the clock of which place the entries were written: the file has times without any. */
export const ZoneChoice = ({ timeZone, onChange }: ZoneChoiceProps) => {
  const id = useId();
  return (
    <div className="card field">
      <label className="field__label" htmlFor={`${id}zone`}>
        By the clock of
      </label>
      <select
        id={`${id}zone`}
        className="field__input"
        value={timeZone}
        aria-describedby={`${id}hint`}
        onChange={(event) => onChange(event.target.value)}
      >
        {zones().map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll("_", " ")}
          </option>
        ))}
      </select>
      <p id={`${id}hint`} className="field__hint">
        Where you were when you wrote most of them. The file has times of the day, and no place.
      </p>
    </div>
  );
};
