import { Link, useLocation } from "react-router";
import { Being } from "../../ui/Being.tsx";
import { useClient, useClientState } from "../../ui/client-context.ts";
import { isInvitationTold } from "./view.ts";

/** The newest invitation to a group hug, told of where it is not to be seen anyway and nobody is being hugged. */
export const InvitationNote = () => {
  const client = useClient();
  const { pathname } = useLocation();
  const [first] = useClientState((state) => state.inbox.invitations);
  if (!first || !isInvitationTold(pathname)) return null;
  return (
    <div className="notice">
      <Being being={first.from.being} size={56} phaseOf={first.from.id} tilt={0.4} />
      <p>
        {`${first.from.name} asks you to a group hug: `}
        <b>{first.name}</b>
      </p>
      <div className="row">
        <Link className="button button--main" to={`/group-hug/${first.groupHugId}`}>
          Come in
        </Link>
        <button type="button" className="button" onClick={() => void client.closeInvitation(first.groupHugId)}>
          Not now
        </button>
      </div>
    </div>
  );
};
