import { useState } from "react";
import { ChangePassword } from "./ChangePassword.tsx";
import { Devices } from "./Devices.tsx";

/** Of somebody who can come back: what they sign in with, and where they are signed in. `mail`: null = by a passkey only. */
export const OwnAccount = ({ mail }: { readonly mail: string | null }) => {
  const [changes, setChanges] = useState(0);
  return (
    <>
      {mail !== null && (
        <>
          <p>
            You sign in with <b>{mail}</b>.
          </p>
          <ChangePassword mail={mail} onChanged={() => setChanges(changes + 1)} />
        </>
      )}
      {/* A changed password signs the others out. */}
      <Devices key={changes} />
    </>
  );
};
