import { useState } from "react";
import type { AccountView } from "#shared/schema/account.ts";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { LetterSent } from "../../ui/LetterSent.tsx";
import { MailField } from "../../ui/MailField.tsx";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";
import { keepProblems, LETTER_NOTES, letterWords } from "./account.view.ts";
import type { AfterAge } from "./useAge.tsx";

type KeepAccountProps = { readonly account: AccountView; readonly afterAge: AfterAge };

/** A guest chooses a mail and a password; the link of a letter finishes it. */
export const KeepAccount = ({ account: { waitingMail, letters }, afterAge }: KeepAccountProps) => {
  const form = useAccountForm();
  const [mail, setMail] = useState(waitingMail ?? "");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState<"form" | "sent" | "waiting">(waitingMail === null ? "form" : "waiting");
  const send = async () => {
    const register = afterAge((account) => account.register(mail.trim(), password));
    const isDone = await form.ask(keepProblems(mail, password), register);
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
      <MailField {...form.field("mail", mail, setMail)} />
      <PasswordField label="Password" isNew {...form.field("password", password, setPassword)} />
      <p className="soft">{LETTER_NOTES[letters] ?? "We send you a letter; its link makes the account."}</p>
    </AccountForm>
  );
};
