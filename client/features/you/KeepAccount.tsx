import { useState } from "react";
import type { AccountView } from "#shared/schema/account.ts";
import type { Age } from "#shared/schema/age.ts";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { LetterSent } from "../../ui/LetterSent.tsx";
import { MailField } from "../../ui/MailField.tsx";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";
import { ageOf, NO_AGE } from "./age.view.ts";
import { AgeQuestion } from "./AgeQuestion.tsx";
import { keepProblems, LETTER_NOTES, letterWords } from "./account.view.ts";

type KeepAccountProps = { readonly account: AccountView; readonly isAgeKnown: boolean };

/** A guest says how old they are and chooses a mail and a password; the link of a letter finishes it. */
export const KeepAccount = ({ account: { waitingMail, letters }, isAgeKnown }: KeepAccountProps) => {
  const form = useAccountForm();
  const [mail, setMail] = useState(waitingMail ?? "");
  const [age, setAge] = useState<Age | null>(null);
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState<"form" | "sent" | "waiting">(waitingMail === null ? "form" : "waiting");
  const send = async () => {
    const problems = { ...(!isAgeKnown && age === null ? { age: NO_AGE } : {}), ...keepProblems(mail, password) };
    const isDone = await form.ask(problems, async (account) => {
      const said = !isAgeKnown && age !== null ? await account.sayAge(age) : null;
      return said?.ok === false ? said : account.register(mail.trim(), password);
    });
    if (isDone) setShown("sent");
  };
  if (letters === "none") return <p className="soft">{LETTER_NOTES.none}</p>;
  if (shown !== "form")
    return (
      <LetterSent isNew={shown === "sent"} onAgain={() => setShown("form")}>
        {letterWords(shown === "sent" ? mail.trim() : (waitingMail ?? mail), letters)}
      </LetterSent>
    );
  return (
    <AccountForm
      form={form}
      label="Keep this account"
      act="Send me the letter"
      acting="Sending…"
      isMain={false}
      onSend={() => void send()}
    >
      {!isAgeKnown && <AgeQuestion {...form.field("age", age ?? "", (next) => setAge(ageOf(next)))} />}
      <MailField {...form.field("mail", mail, setMail)} />
      <PasswordField label="Password" isNew {...form.field("password", password, setPassword)} />
      <p className="soft">{LETTER_NOTES[letters] ?? "We send you a letter; its link makes the account."}</p>
    </AccountForm>
  );
};
