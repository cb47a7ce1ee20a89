import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { MailField } from "../../ui/MailField.tsx";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { ProviderActs } from "../../ui/ProviderActs.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";
import { PasskeyAct } from "./PasskeyAct.tsx";
import { SignInCode } from "./SignInCode.tsx";
import { signInProblems, signInRefusal } from "./view.ts";

type SignInProps = {
  readonly mail: string;
  readonly onMail: (mail: string) => void;
  readonly isNobodyHere: boolean;
  /** The provider they come back from, where a code is still missing. */
  readonly knownBy: string | null;
};

export const SignIn = ({ mail, onMail, isNobodyHere, knownBy }: SignInProps) => {
  const navigate = useNavigate();
  const form = useAccountForm();
  const [password, setPassword] = useState("");
  const [ticket, setTicket] = useState<string | null>(null);
  const goHome = () => void navigate("/", { replace: true });
  const send = async () => {
    let held: string | null = null;
    const isRight = await form.ask(
      signInProblems(mail, password),
      async (account) => {
        const result = await account.signIn(mail.trim(), password);
        if ("ticket" in result) held = result.ticket;
        return result;
      },
      signInRefusal,
    );
    if (!isRight) return;
    if (held === null) return goHome();
    setTicket(held);
    setPassword("");
  };
  if (ticket !== null)
    return <SignInCode ticket={ticket} lead="Your password is right." onIn={goHome} onBack={() => setTicket(null)} />;
  if (knownBy !== null)
    return (
      <SignInCode
        ticket={null}
        lead={`${knownBy} knows you.`}
        onIn={goHome}
        onBack={() => void navigate("/sign-in", { replace: true })}
      />
    );
  const forgot = (
    <Link className="button button--quiet" to="/sign-in?forgot">
      Forgot it?
    </Link>
  );
  return (
    <>
      <AccountForm
        form={form}
        label="Sign in"
        act="Sign in"
        acting="Signing in…"
        beside={forgot}
        onSend={() => void send()}
      >
        <MailField {...form.field("mail", mail, onMail)} />
        <PasswordField label="Password" {...form.field("password", password, setPassword)} />
      </AccountForm>
      <PasskeyAct onIn={goHome} />
      <ProviderActs purpose="sign_in" />
      {isNobodyHere && (
        <p className="soft">
          New here? <Link to="/">Come in with a name</Link>, without a mail or a password.
        </p>
      )}
    </>
  );
};
