import { useState } from "react";
import type { GroupHugRoomView } from "../../net/state.ts";
import { Being } from "../../ui/Being.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { ReportButton, type Reporting } from "../../ui/ReportButton.tsx";
import { Status } from "../../ui/Status.tsx";
import { memberWords } from "./room.view.ts";

/** Shown before one asks for everybody. */
const FIRST = 12;

type ParticipantsProps = {
  readonly room: GroupHugRoomView;
  readonly myId: string;
  readonly report: Reporting["open"];
};

/** Everybody with a place, oneself first, each with what they do; anybody else can be reported. */
export const Participants = ({ room, myId, report }: ParticipantsProps) => {
  const { members, hostId, hasModerator } = room;
  const [isAll, setIsAll] = useState(false);
  const sorted = [...members.filter(({ id }) => id === myId), ...members.filter(({ id }) => id !== myId)];
  const shown = isAll ? sorted : sorted.slice(0, FIRST);
  return (
    <section className="stack members-part" aria-labelledby="members-title">
      <div className="members__head">
        <h2 id="members-title">Who is here</h2>
        <Status className="soft">{hasModerator && "A moderator is here."}</Status>
      </div>
      <ul className="members">
        {shown.map((member) => (
          <li key={member.id} className="member" data-in={member.isIn && member.isHere}>
            <Being being={member.being} size={44} phaseOf={member.id} isAsleep={!member.isHere} />
            <span className="member__name">{member.id === myId ? `${member.name} (you)` : member.name}</span>
            <span className="member__state">
              {member.id === hostId && "host, "}
              {memberWords(member)}
            </span>
            {member.id !== myId && (
              <ReportButton
                what={{ subject: "profile", id: member.id, name: member.name }}
                person={member}
                className="member__report"
                open={report}
              >
                <Icon name="flag" size={18} />
              </ReportButton>
            )}
          </li>
        ))}
      </ul>
      {shown.length < sorted.length && (
        <div>
          <button type="button" className="button" onClick={() => setIsAll(true)}>
            {`Show all ${sorted.length}`}
          </button>
        </div>
      )}
    </section>
  );
};
