import type { ReactNode } from "react";
import type { AccountFormState } from "./useAccountForm.ts";
import "./account-form.css";

type AccountFormProps = {
  readonly form: AccountFormState;
  readonly label: string;
  /** What its button says, and says while it is done. */
  readonly act: string;
  readonly acting: string;
  readonly isMain?: boolean;
  /** Beside the button. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
  readonly onSend: () => void;
};

/** A form about an account; what is wrong with all of it stands before its button. */
export const AccountForm = (props: AccountFormProps) => {
  const { form, label, act, acting, isMain = true, beside, children, onSend } = props;
  return (
    <form
      className="account-form stack"
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
      <p id={`${form.id}all`} className="field__error" role="alert" tabIndex={-1}>
        {form.problems.all}
      </p>
      <div className="row">
        <button type="submit" className={isMain ? "button button--main" : "button"} aria-disabled={form.isAsking}>
          {form.isAsking ? acting : act}
        </button>
        {beside}
      </div>
    </form>
  );
};
