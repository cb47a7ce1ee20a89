import { lazy, Suspense } from "react";
import { useClientState } from "../../ui/client-context.ts";
import { Status } from "../../ui/Status.tsx";

const InvitationNote = lazy(async () => ({ default: (await import("./InvitationNote.tsx")).InvitationNote }));

/** The note itself is no part of the first load. */
export const InvitationWatch = () => {
  const isAsked = useClientState((state) => state.inbox.invitations.length > 0);
  return (
    <Status className="notice-place">
      {isAsked && (
        <Suspense>
          <InvitationNote />
        </Suspense>
      )}
    </Status>
  );
};
