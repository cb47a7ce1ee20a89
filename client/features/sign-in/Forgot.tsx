import { useState } from "react";
import { Link } from "react-router";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { mailProblem, onlyProblems } from "../../ui/account.words.ts";
import { LetterSent } from "../../ui/LetterSent.tsx";
import { MailField } from "../../ui/MailField.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";

type ForgotProps = { readonly mail: string; readonly onMail: (mail: string) => void };

/** Asks for a letter with a link to choose another password. Whether there is such an account is not told. */
export const Forgot = ({ mail, onMail }: ForgotProps) => {
  const form = useAccountForm();
  const [isSent, setIsSent] = useState(false);
  const send = async () => {
    const isDone = await form.ask(onlyProblems({ mail: mailProblem(mail) }), (account) => account.forgot(mail.trim()));
    if (isDone) setIsSent(true);
  };
  if (isSent)
    return (
      <LetterSent isNew onAgain={() => setIsSent(false)}>
        {`If there is an account with ${mail.trim()}, a letter is on its way there. Open its link to choose another password.`}
      </LetterSent>
    );
  const back = (
    <Link className="button button--quiet" to="/sign-in">
      Back to sign in
    </Link>
  );
  return (
    <AccountForm
      form={form}
      label="Choose another password"
      act="Send me a letter"
      acting="Sending…"
      beside={back}
      onSend={() => void send()}
    >
      <MailField {...form.field("mail", mail, onMail)} />
    </AccountForm>
  );
};
