import { Link } from "react-router";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import { useNowMs } from "../../net/clock.ts";
import { Being } from "../../ui/Being.tsx";
import { useClient } from "../../ui/client-context.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ReportButton, useReporting } from "../../ui/ReportButton.tsx";
import { invitationWords } from "./view.ts";

type InvitationsProps = { readonly invitations: readonly InvitationView[] };

/** Who asks one to a group hug; "Not now" is told to nobody, nor is who reports it. */
export const Invitations = ({ invitations }: InvitationsProps) => {
  const nowMs = useNowMs(10_000);
  const client = useClient();
  const reporting = useReporting();
  return (
    <>
      <ul className="stack" aria-live="polite" aria-label="Invitations">
        {invitations.map(({ groupHugId, name, from, scheduledForMs }) => (
          <li key={groupHugId} className="invited">
            <Being being={from.being} size={72} phaseOf={from.id} tilt={0.4} />
            <p className="invited__words">
              {`${from.name} asks you to a group hug: `}
              <b>{name}</b>
              <span className="soft">{` · ${invitationWords(scheduledForMs, nowMs)}`}</span>
            </p>
            <div className="row">
              <Link className="button button--main" to={`/group-hug/${groupHugId}`}>
                Come in
                <span className="unseen">{`: ${name}`}</span>
              </Link>
              <button type="button" className="button" onClick={() => void client.closeInvitation(groupHugId)}>
                Not now
                <span className="unseen">{`: ${name}`}</span>
              </button>
            </div>
            <ReportButton
              what={{ subject: "room", id: groupHugId, name }}
              person={from}
              className="invited__report"
              open={reporting.open}
            >
              <Icon name="flag" size={18} />
            </ReportButton>
          </li>
        ))}
      </ul>
      {reporting.shown}
    </>
  );
};
