import { Link } from "react-router";
import type { ApprovalView } from "#shared/schema/approval.ts";
import { useNowMs } from "../../net/clock.ts";
import { Away } from "../../ui/Away.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { leftWords, whenWords } from "../../ui/when.ts";
import { actWords, readApprovals, yesWords } from "./approvals.view.ts";
import { Granted } from "./Granted.tsx";
import { SaidLine } from "./SaidLine.tsx";
import { useStaffTold } from "./staff-place.ts";
import { useSaid } from "./useSaid.ts";

/** `/staff/approvals`: what takes a second person. */
export const Approvals = () => {
  const nowMs = useNowMs(15_000);
  const { said, act } = useSaid();
  const [came, again] = useStaffTold(readApprovals);
  const answer = async (one: ApprovalView, isYes: boolean) => {
    const done = isYes ? yesWords(one) : "You said no; nothing happens.";
    await act((staff) => staff.restrictions.answerApproval(one.id, isYes), done);
    again();
  };
  return (
    <Page
      title="Approvals"
      lead="Some acts take two. Look at each as if it were your own: you answer for it as much as who asks."
      width="wide"
    >
      <SaidLine said={said} />
      {came.kind === "asking" && <Waiting text="Fetching what waits…" />}
      {came.kind === "failed" && <Away text={sentenceOf(came.refusal)} onAgain={again} />}
      {came.kind === "here" && came.value.length === 0 && <p className="soft">Nothing waits for a second person.</p>}
      {came.kind === "here" && (
        <ul className="stack case">
          {came.value.map((one) => (
            <li key={one.id} className="card stack tight">
              <p>
                <b>{actWords(one)}</b>
              </p>
              <p className="field__hint">
                {`${one.isGranted || one.isRefused ? "You" : one.askedByName} asked, ${whenWords(one.askedAtMs, nowMs)} · ${leftWords(one.expiresAtMs - nowMs)} left`}
              </p>
              {one.statement && <blockquote className="case__words">{one.statement}</blockquote>}
              {one.ofCaseId !== null && (
                <p>
                  <Link to={`/staff/cases/${one.ofCaseId}`}>
                    Look at its case<span className="unseen">{`: ${one.aboutName}`}</span>
                  </Link>
                </p>
              )}
              {one.isGranted && <Granted one={one} onUsed={again} />}
              {one.isMine ? (
                <div className="row">
                  <button type="button" className="button button--main" onClick={() => void answer(one, true)}>
                    Yes, do it
                    <span className="unseen">{`: ${actWords(one)}`}</span>
                  </button>
                  <button type="button" className="button" onClick={() => void answer(one, false)}>
                    No
                    <span className="unseen">{`: ${actWords(one)}`}</span>
                  </button>
                </div>
              ) : (
                !one.isGranted && (
                  <p className="soft">
                    {one.isRefused
                      ? "A second person said no. Nothing happened."
                      : "Somebody else has to answer this one."}
                  </p>
                )
              )}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
};
