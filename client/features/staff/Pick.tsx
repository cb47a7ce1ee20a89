import { useId } from "react";

type PickProps = {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly (readonly [number, string])[];
  readonly onPick: (value: number) => void;
};

/** One of a few numbers, by their words. */
export const Pick = ({ label, value, choices, onPick }: PickProps) => {
  const id = useId();
  return (
    <div className="field">
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="field__input" value={value} onChange={(event) => onPick(Number(event.target.value))}>
        {choices.map(([number, words]) => (
          <option key={number} value={number}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
};
