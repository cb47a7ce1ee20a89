import { useEffect, useState } from "react";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { codeProblem, onlyProblems } from "../../ui/account.words.ts";
import { CodeField } from "../../ui/CodeField.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";

type SignInCodeProps = {
  /** Null = a provider knew them. */
  readonly ticket: string | null;
  readonly lead: string;
  readonly onIn: () => void;
  readonly onBack: () => void;
};

/** The second step: they are known by their password or a provider, and the code is still missing. */
export const SignInCode = ({ ticket, lead, onIn, onBack }: SignInCodeProps) => {
  const form = useAccountForm();
  const [code, setCode] = useState("");
  const fieldId = `${form.id}code`;
  // It stands in for the form that had the focus.
  useEffect(() => document.getElementById(fieldId)?.focus(), [fieldId]);
  const send = async () => {
    const own = onlyProblems({ code: codeProblem(code) });
    if (await form.ask(own, (account) => account.finishSignIn(ticket, code))) onIn();
  };
  const back = (
    <button type="button" className="button button--quiet" onClick={onBack}>
      Begin again
    </button>
  );
  return (
    <AccountForm
      form={form}
      label="Your code"
      act="Sign in"
      acting="Signing in…"
      beside={back}
      onSend={() => void send()}
    >
      <p>{`${lead} One more step: the code of your app.`}</p>
      <CodeField {...form.field("code", code, setCode)} />
    </AccountForm>
  );
};
