import { useId } from "react";

type ChoiceProps = {
  readonly type: "radio" | "checkbox";
  /** The group of a radio button. */
  readonly name?: string;
  readonly label: string;
  readonly hint?: string;
  readonly isChosen: boolean;
  readonly onChange: (isChosen: boolean) => void;
};

/** A radio button or checkbox with a whole card as its target. */
export const Choice = ({ type, name, label, hint, isChosen, onChange }: ChoiceProps) => {
  const id = useId();
  return (
    <div className="choice">
      <input
        id={id}
        type={type}
        name={name}
        checked={isChosen}
        aria-describedby={hint ? `${id}hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <div>
        <label className="choice__label" htmlFor={id}>
          {label}
        </label>
        {hint && (
          <p id={`${id}hint`} className="field__hint">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
};
