import { useState } from "react";
import { AskDialog } from "../../ui/AskDialog.tsx";
import { useClient, useMe } from "../../ui/client-context.ts";
import { LeavesWith } from "./LeavesWith.tsx";

/** A guest has no other way in, so leaving is asked about. */
export const SignOut = () => {
  const client = useClient();
  const { isGuest, name } = useMe();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div>
      <button type="button" className="button button--quiet" onClick={() => setIsAsking(true)}>
        Sign out
      </button>
      {isAsking && (
        <AskDialog
          title="Sign out?"
          text={
            isGuest
              ? `You came in as a guest. If you sign out, nobody can come back as ${name}, and your hugs cannot be reached any more. To keep them, make an account first, or just close the page.`
              : "You can come back at any time."
          }
          yes="Sign out"
          onYes={() => void client.signOut().then(() => setIsAsking(false))}
          onNo={() => setIsAsking(false)}
        >
          <LeavesWith />
        </AskDialog>
      )}
    </div>
  );
};
