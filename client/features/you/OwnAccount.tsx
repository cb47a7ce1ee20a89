import { Link } from "react-router";
import type { AccountView } from "#shared/schema/account.ts";
import { ChangeMail } from "./ChangeMail.tsx";
import { ChangePassword } from "./ChangePassword.tsx";
import { Devices } from "./Devices.tsx";
import { SecondFactor } from "./SecondFactor.tsx";

/** `changes`: counts what signed other devices out. */
type OwnAccountProps = { readonly account: AccountView; readonly changes: number; readonly onOut: () => void };

/** Of somebody who can come back: what they sign in with, and where they are signed in. */
export const OwnAccount = ({ account, changes, onOut }: OwnAccountProps) => {
  const { mail, hasPassword, letters } = account;
  return (
    <>
      {mail !== null && !hasPassword && (
        <div className="stack">
          <p>
            Your mail is <b>{mail}</b>. There is no password with it.
          </p>
          {letters !== "none" && (
            <div>
              <Link className="button" to="/sign-in?forgot">
                Choose a password by a letter
              </Link>
            </div>
          )}
        </div>
      )}
      {mail !== null && hasPassword && (
        <>
          <p>
            You sign in with <b>{mail}</b>.
          </p>
          {/* Its letter was opened: it begins anew. */}
          <ChangeMail key={mail} account={account} />
          <ChangePassword mail={mail} onChanged={onOut} />
          <SecondFactor onOut={onOut} />
        </>
      )}
      <Devices key={changes} />
    </>
  );
};
