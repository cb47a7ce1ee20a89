import { ArrivalWatch } from "./ArrivalWatch.tsx";
import { InvitationWatch } from "./InvitationWatch.tsx";
import { ReactionNotes } from "./ReactionNotes.tsx";

/** What is told on any page to somebody who is in: hugs that come, invitations, answers. */
export const Notices = () => (
  <div className="notices">
    <ArrivalWatch />
    <InvitationWatch />
    <ReactionNotes />
  </div>
);
