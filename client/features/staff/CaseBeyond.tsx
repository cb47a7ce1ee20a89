import { useId, useState } from "react";
import type { ApprovalView } from "#shared/schema/approval.ts";
import { mayDo } from "#shared/policy/staff.policy.ts";
import { REVEAL_MINUTES } from "#shared/schema/case.ts";
import type { CaseDetail } from "#shared/schema/case.ts";
import type { Came } from "../../ui/came.ts";
import { useMe } from "../../ui/client-context.ts";
import { leftWords } from "../../ui/when.ts";
import type { ActOnCase, ReadCase } from "./CasePage.tsx";
import { ReasonForm } from "./ReasonForm.tsx";
import { useStaffPlace } from "./staff-place.ts";

type CaseBeyondProps = {
  readonly one: CaseDetail;
  readonly approvals: Came<readonly ApprovalView[]>;
  readonly nowMs: number;
  readonly act: ActOnCase;
  readonly read: ReadCase;
};

/** The words of a case that is not one's own take a second person: asked for, waited for, read once. */
export const CaseBeyond = ({ one, approvals, nowMs, act, read }: CaseBeyondProps) => {
  const id = useId();
  const me = useMe();
  const { role } = useStaffPlace().session;
  const [isOpen, setIsOpen] = useState(false);
  if (!mayDo(role, "reveal_beyond_case") || approvals.kind !== "here") return null;
  const asked = approvals.value.filter(({ caseId, askedById }) => caseId === one.id && askedById === me.id);
  const granted = asked.find(({ isGranted }) => isGranted);
  if (granted !== undefined)
    return (
      <div className="card stack tight">
        <p>{`A second person said yes. You can read the words once, for ${REVEAL_MINUTES} minutes, within ${leftWords(granted.expiresAtMs - nowMs)}.`}</p>
        <div>
          <button
            type="button"
            className="button button--main"
            onClick={() => void read((staff) => staff.cases.revealBeyond(one.id, granted.id))}
          >
            Read the words
          </button>
        </div>
      </div>
    );
  const waiting = asked.find(({ isRefused }) => !isRefused);
  if (waiting !== undefined)
    return (
      <p className="soft">{`You asked a second person for the words. They have ${leftWords(waiting.expiresAtMs - nowMs)} to answer.`}</p>
    );
  const ask = (reason: string): Promise<boolean> => {
    const what = { what: "case", id: one.id, reason } as const;
    return act((staff) => staff.restrictions.askApproval(what), "It waits for a second person.");
  };
  return (
    <>
      {asked.length > 0 && <p className="soft">A second person said no to the words.</p>}
      <div>
        <button
          type="button"
          className="button"
          aria-expanded={isOpen}
          aria-controls={`${id}form`}
          onClick={() => setIsOpen(!isOpen)}
        >
          Ask for the words…
        </button>
      </div>
      <div id={`${id}form`}>
        {isOpen && (
          <ReasonForm
            label="Why do you need the words of a case that is not yours?"
            hint="A second person reads your reason, and says yes or no within a day."
            does="Ask a second person"
            onReason={ask}
          />
        )}
      </div>
    </>
  );
};
