import { useEffect, useState, type ReactNode } from "react";
import type { Failure } from "../net/state.ts";
import { AccountForm } from "./AccountForm.tsx";
import { accountProblems, codeProblem, onlyProblems, type AccountProblems } from "./account.words.ts";
import { CodeField } from "./CodeField.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { useAccountForm } from "./useAccountForm.ts";

type StepUpFormProps = { readonly needsCode: boolean; readonly beside: ReactNode; readonly onDone: () => void };

const refusedWords = (refusal: Failure): AccountProblems =>
  refusal.code === "wrong_sign_in"
    ? { current: "That is not your password. Please look at it once more." }
    : accountProblems(refusal);

/** The password, and a code where signing in asks for one. */
export const StepUpForm = ({ needsCode, beside, onDone }: StepUpFormProps) => {
  const form = useAccountForm();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const fieldId = `${form.id}current`;
  // The dialog was there before it.
  useEffect(() => document.getElementById(fieldId)?.focus(), [fieldId]);
  const send = async () => {
    const own = onlyProblems({
      current: password === "" ? "Please enter your password." : undefined,
      code: needsCode ? codeProblem(code) : undefined,
    });
    if (await form.ask(own, (account) => account.stepUp(password, needsCode ? code : null), refusedWords)) onDone();
  };
  return (
    <AccountForm
      form={form}
      label="Show that it is you"
      act="Go on"
      acting="Looking…"
      beside={beside}
      onSend={() => void send()}
    >
      <PasswordField label="Your password" {...form.field("current", password, setPassword)} />
      {needsCode && <CodeField {...form.field("code", code, setCode)} />}
    </AccountForm>
  );
};
