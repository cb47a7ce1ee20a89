import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { MailField } from "../../ui/MailField.tsx";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { ProviderActs } from "../../ui/ProviderActs.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";
import { PasskeyAct } from "./PasskeyAct.tsx";
import { signInProblems, signInRefusal } from "./view.ts";

type SignInProps = {
  readonly mail: string;
  readonly onMail: (mail: string) => void;
  readonly isNobodyHere: boolean;
};

export const SignIn = ({ mail, onMail, isNobodyHere }: SignInProps) => {
  const navigate = useNavigate();
  const form = useAccountForm();
  const [password, setPassword] = useState("");
  const send = async () => {
    const isIn = await form.ask(
      signInProblems(mail, password),
      (account) => account.signIn(mail.trim(), password),
      signInRefusal,
    );
    if (isIn) void navigate("/", { replace: true });
  };
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
      <PasskeyAct onIn={() => void navigate("/", { replace: true })} />
      <ProviderActs purpose="sign_in" />
      {isNobodyHere && (
        <p className="soft">
          New here? <Link to="/">Come in with a name</Link>, without a mail or a password.
        </p>
      )}
    </>
  );
};
