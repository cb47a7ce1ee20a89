import { useState } from "react";
import type { AccountView } from "#shared/schema/account.ts";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { mailProblem, onlyProblems } from "../../ui/account.words.ts";
import { LetterSent } from "../../ui/LetterSent.tsx";
import { MailField } from "../../ui/MailField.tsx";
import { TakesFocus } from "../../ui/TakesFocus.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";
import { newMailWords } from "./account.view.ts";

/** Another mail to sign in with; the link of a letter to it finishes it. Nothing is shown where no letter can go. */
export const ChangeMail = ({ account: { waitingMail, letters } }: { readonly account: AccountView }) => {
  const form = useAccountForm();
  const [mail, setMail] = useState("");
  const [shown, setShown] = useState<"act" | "form" | "put_away" | "sent" | "waiting">(
    waitingMail === null ? "act" : "waiting",
  );
  const send = async () => {
    const isDone = await form.ask(onlyProblems({ mail: mailProblem(mail) }), (account) =>
      account.changeMail(mail.trim()),
    );
    if (isDone) setShown("sent");
  };
  if (letters === "none") return null;
  if (shown === "sent" || (shown === "waiting" && waitingMail !== null))
    return (
      <LetterSent isNew={shown === "sent"} onAgain={() => setShown("form")}>
        {newMailWords(shown === "sent" ? mail.trim() : (waitingMail ?? ""), letters)}
      </LetterSent>
    );
  if (shown !== "form")
    return (
      <TakesFocus key={shown} className="row" isNew={shown === "put_away"}>
        <button type="button" className="button" onClick={() => setShown("form")}>
          Change mail
        </button>
      </TakesFocus>
    );
  const notNow = (
    <button type="button" className="button button--quiet" onClick={() => setShown("put_away")}>
      Not now
    </button>
  );
  return (
    <TakesFocus key={shown} isNew>
      <AccountForm
        form={form}
        label="Change mail"
        act="Send me the letter"
        acting="Sending…"
        isMain={false}
        beside={notNow}
        onSend={() => void send()}
      >
        <MailField label="Your new mail address" {...form.field("mail", mail, setMail)} />
        <p className="soft">
          We send a letter there, and its link makes the change. The address you have now is told, and can take it back
          for a week.
        </p>
      </AccountForm>
    </TakesFocus>
  );
};
