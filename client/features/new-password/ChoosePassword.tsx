import { useState } from "react";
import type { Failure } from "../../net/state.ts";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { accountProblems, onlyProblems } from "../../ui/account.words.ts";
import { newPasswordProblem } from "../../ui/password.words.ts";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";
import { endOf, type End } from "./view.ts";

type ChoosePasswordProps = { readonly token: string; readonly onEnd: (end: End) => void };

export const ChoosePassword = ({ token, onEnd }: ChoosePasswordProps) => {
  const form = useAccountForm();
  const [password, setPassword] = useState("");
  const refused = (refusal: Failure) => {
    const end = endOf(refusal);
    if (end) onEnd(end);
    return accountProblems(refusal);
  };
  const send = async () => {
    const isDone = await form.ask(
      onlyProblems({ password: newPasswordProblem(password) }),
      (account) => account.reset(token, password),
      refused,
    );
    if (isDone) onEnd("done");
  };
  return (
    <AccountForm
      form={form}
      label="Choose a new password"
      act="Set the password"
      acting="Setting it…"
      onSend={() => void send()}
    >
      <PasswordField label="New password" isNew {...form.field("password", password, setPassword)} />
      <p className="soft">Every device of this account is signed out then, so that nobody stays in with the old one.</p>
    </AccountForm>
  );
};
