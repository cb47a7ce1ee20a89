import type { ReactNode } from "react";

type TextFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem: string | undefined;
  /** The control; it must carry `id`, and `described` as aria-describedby. */
  readonly children: (described: string | undefined) => ReactNode;
};

/** A label, a control, and below it what it is for and what is wrong with it. */
export const TextField = ({ id, label, hint, problem, children }: TextFieldProps) => (
  <div className="field">
    <label className="field__label" htmlFor={id}>
      {label}
    </label>
    {children([hint && `${id}hint`, problem && `${id}problem`].filter(Boolean).join(" ") || undefined)}
    {hint && (
      <p id={`${id}hint`} className="field__hint">
        {hint}
      </p>
    )}
    {problem && (
      <p id={`${id}problem`} className="field__error" role="alert">
        {problem}
      </p>
    )}
  </div>
);
