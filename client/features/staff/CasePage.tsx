import { useCallback, useEffect, useState } from "react";
import { Link, useParams } from "react-router";
import { mayDo } from "#shared/policy/staff.policy.ts";
import type { ApprovalView } from "#shared/schema/approval.ts";
import type { CaseDetail, CaseWords } from "#shared/schema/case.ts";
import { useNowMs } from "../../net/clock.ts";
import type { StaffClient } from "../../net/staff.port.ts";
import type { Told } from "../../net/state.ts";
import { Away } from "../../ui/Away.tsx";
import { Being } from "../../ui/Being.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { readApprovals } from "./approvals.view.ts";
import { CaseBeyond } from "./CaseBeyond.tsx";
import { CaseDecided } from "./CaseDecided.tsx";
import { CaseLinks } from "./CaseLinks.tsx";
import { CaseNotes } from "./CaseNotes.tsx";
import { CaseReports } from "./CaseReports.tsx";
import { caseTitle, CATEGORY_NAMES, claimWords, dueWords, isLate, SEVERITY_WORDS, standingOf } from "./cases.view.ts";
import { Decide } from "./Decide.tsx";
import { Restrict, useRestrictions } from "./Restrict.tsx";
import { bansAsked, isAwaited } from "./restrict.view.ts";
import { SaidLine } from "./SaidLine.tsx";
import { useStaffCall, useStaffPlace, useStaffTold } from "./staff-place.ts";
import { useSaid } from "./useSaid.ts";

/** `/staff/cases/:caseId` */
export const CasePage = () => {
  const { caseId = "" } = useParams();
  const [came, again] = useStaffTold(useCallback((staff: StaffClient) => staff.cases.case(caseId), [caseId]));
  if (came.kind === "asking") return <Waiting text="Fetching the case…" />;
  if (came.kind === "failed")
    return (
      <Page title="A case">
        <Away text={sentenceOf(came.refusal)} onAgain={again} />
      </Page>
    );
  return <Case key={caseId} one={came.value} onChange={again} />;
};

/** An act on the case; afterwards it is read anew. Tells whether it went well. */
export type ActOnCase = (act: (staff: StaffClient) => Promise<Told<unknown>>, said: string) => Promise<boolean>;

/** Reads the words of the case; whether they were. */
export type ReadCase = (asked: (staff: StaffClient) => Promise<Told<CaseWords>>) => Promise<boolean>;

/** Those who can be no second person have nothing to ask for. */
const noApprovals = async (): Promise<Told<readonly ApprovalView[]>> => ({ ok: true, value: [] });

type CaseProps = { readonly one: CaseDetail; readonly onChange: () => void };

const Case = ({ one, onChange }: CaseProps) => {
  const nowMs = useNowMs(10_000);
  const call = useStaffCall();
  const { said, act: actAndSay } = useSaid();
  const [words, setWords] = useState<CaseWords | null>(null);
  const standing = standingOf(one);
  const isMine = standing.kind === "mine";
  const act: ActOnCase = async (asked, done) => {
    const told = await actAndSay(asked, done);
    onChange();
    restrictionsAgain();
    approvalsAgain();
    return told.ok;
  };
  const read: ReadCase = async (asked) => {
    const told = await actAndSay(asked, "The words are open to you. That you read them is written down.");
    if (told.ok) setWords(told.value);
    onChange();
    approvalsAgain();
    return told.ok;
  };
  // A reveal of before still holds.
  const isRevealed = one.revealedUntilMs !== null;
  useEffect(() => {
    if (!isRevealed) return;
    void call((staff) => staff.cases.words(one.id)).then((told) => told.ok && setWords(told.value));
  }, [call, one.id, isRevealed]);
  const isOpen = words !== null && words.untilMs > nowMs;
  const { person } = one.subject;
  const [restrictions, restrictionsAgain] = useRestrictions(person.id);
  const { role } = useStaffPlace().session;
  const [approvals, approvalsAgain] = useStaffTold(mayDo(role, "approve") ? readApprovals : noApprovals);
  const isRestricted = restrictions.kind === "here" && restrictions.value.length > 0;
  const bans = bansAsked(one, approvals.kind === "here" ? approvals.value : []);
  return (
    <Page title={caseTitle(one)} width="wide">
      <div className="case">
        <section className="card case__head" data-severity={one.severity} aria-label="How it stands">
          <Being being={person.being} size={72} phaseOf={person.id} />
          <div className="stack tight">
            <p>
              <span className="case__severity">{SEVERITY_WORDS[one.severity]}</span> {CATEGORY_NAMES[one.category]}
            </p>
            <p className={isLate(one, nowMs) ? "case__late" : "soft"}>{dueWords(one, nowMs)}</p>
            {one.state === "open" && <p>{claimWords(one)}</p>}
            <div className="row">
              {standing.kind === "free" && (
                <button
                  type="button"
                  className="button button--main"
                  onClick={() => void act((staff) => staff.cases.claim(one.id, true), "It is yours now.")}
                >
                  Take this case
                </button>
              )}
              {isMine && (
                <button
                  type="button"
                  className="button"
                  onClick={() => void act((staff) => staff.cases.claim(one.id, false), "Somebody else can take it.")}
                >
                  Give it back
                </button>
              )}
              {one.subject.room && <Link to={`/staff/rooms/${one.subject.room.id}`}>Look into the room</Link>}
            </div>
            {"why" in standing && <p className="soft">{standing.why}</p>}
          </div>
        </section>
        <SaidLine said={said} />
        <CaseReports
          one={one}
          words={isOpen ? words : null}
          isMine={isMine}
          nowMs={nowMs}
          onReveal={(reason) => read((staff) => staff.cases.reveal(one.id, reason))}
          beyond={
            standing.kind !== "barred" && (
              <CaseBeyond one={one} approvals={approvals} nowMs={nowMs} act={act} read={read} />
            )
          }
        />
        {/* A group hug can be without a host: then there is nobody to keep from anything. */}
        {person.id !== "" && (isMine || isRestricted || restrictions.kind === "failed" || bans.length > 0) && (
          <Restrict
            one={one}
            restrictions={restrictions}
            onAgain={restrictionsAgain}
            bans={bans}
            mayAskBan={approvals.kind === "here" && !bans.some(isAwaited)}
            mayAct={isMine}
            nowMs={nowMs}
            act={act}
          />
        )}
        {one.decided === null ? (
          isMine && (
            <Decide one={one} restrictions={restrictions} isBanAsked={bans.some(isAwaited)} nowMs={nowMs} act={act} />
          )
        ) : (
          <CaseDecided decided={one.decided} nowMs={nowMs} />
        )}
        <CaseNotes one={one} mayWrite={standing.kind !== "barred"} nowMs={nowMs} act={act} />
        <CaseLinks one={one} mayLink={isMine} nowMs={nowMs} act={act} />
        <p>
          <Link to="/staff/cases">All cases</Link>
        </p>
      </div>
    </Page>
  );
};
