import { useId, useState } from "react";
import { AccountForm } from "../../ui/AccountForm.tsx";
import { onlyProblems } from "../../ui/account.words.ts";
import { newPasswordProblem } from "../../ui/password.words.ts";
import { PasswordField } from "../../ui/PasswordField.tsx";
import { Status } from "../../ui/Status.tsx";
import { TakesFocus } from "../../ui/TakesFocus.tsx";
import { useAccountForm } from "../../ui/useAccountForm.ts";
import { LEAVE_THERE } from "./notes.words.ts";
import { useNotesThere } from "./useNotesThere.ts";

type ChangePasswordProps = { readonly mail: string; readonly onChanged: () => void };

/** A button, and the form in its place once it was asked for. */
export const ChangePassword = ({ mail, onChanged }: ChangePasswordProps) => {
  const id = useId();
  const form = useAccountForm();
  const [state, setState] = useState<"untouched" | "open" | "put_away" | "changed">("untouched");
  const [password, setPassword] = useState("");
  const hasNotesThere = useNotesThere();
  const close = (next: "put_away" | "changed") => {
    setState(next);
    setPassword("");
  };
  const send = async () => {
    const isDone = await form.ask(onlyProblems({ password: newPasswordProblem(password) }), (account) =>
      account.changePassword(password),
    );
    if (!isDone) return;
    close("changed");
    onChanged();
  };
  if (state !== "open")
    return (
      <TakesFocus key={state} className="row" isNew={state !== "untouched"}>
        <button type="button" className="button" onClick={() => setState("open")}>
          Change password
        </button>
        <Status>{state === "changed" && "Your password is changed. Every other device was signed out."}</Status>
      </TakesFocus>
    );
  const notNow = (
    <button type="button" className="button button--quiet" onClick={() => close("put_away")}>
      Not now
    </button>
  );
  return (
    <TakesFocus key={state} isNew>
      <AccountForm
        form={form}
        label="Change password"
        act="Change password"
        acting="Changing it…"
        isMain={false}
        beside={notNow}
        onSend={() => void send()}
      >
        {/* For keepers of passwords: whose password it is. */}
        <input id={`${id}whose`} type="text" autoComplete="username" value={mail} readOnly hidden />
        <PasswordField label="New password" isNew {...form.field("password", password, setPassword)} />
        <p className="soft">Every other device is signed out then.</p>
        {hasNotesThere && <p>{LEAVE_THERE}</p>}
      </AccountForm>
    </TakesFocus>
  );
};
