import { useCallback, useEffect, useState } from "react";
import { Link, useParams } from "react-router";
import type { CaseDetail, CaseWords } from "#shared/schema/case.ts";
import { useNowMs } from "../../net/clock.ts";
import type { StaffClient } from "../../net/staff.port.ts";
import type { Told } from "../../net/state.ts";
import { Away } from "../../ui/Away.tsx";
import { Being } from "../../ui/Being.tsx";
import { Page } from "../../ui/Page.tsx";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { CaseBeyond } from "./CaseBeyond.tsx";
import { CaseDecided } from "./CaseDecided.tsx";
import { CaseLinks } from "./CaseLinks.tsx";
import { CaseNotes } from "./CaseNotes.tsx";
import { CaseReports } from "./CaseReports.tsx";
import { caseTitle, CATEGORY_NAMES, claimWords, dueWords, isLate, SEVERITY_WORDS, standingOf } from "./cases.view.ts";
import { Decide } from "./Decide.tsx";
import { Restrict, useRestrictions } from "./Restrict.tsx";
import { SaidLine } from "./SaidLine.tsx";
import { useStaffCall, useStaffTold } from "./staff-place.ts";
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
    return told.ok;
  };
  const read: ReadCase = async (asked) => {
    const told = await actAndSay(asked, "The words are open to you. That you read them is written down.");
    if (told.ok) setWords(told.value);
    onChange();
    return told.ok;
  };
  // A reveal of before still holds.
  const isRevealed = one.revealedUntilMs !== null;
  useEffect(() => {
    if (!isRevealed) return;
    void call((staff) => staff.cases.words(one.id)).then((told) => told.ok && setWords(told.value));
  }, [call, one.id, isRevealed]);
  const isOpen = words !== null && words.untilMs > nowMs;
  const [restrictions, restrictionsAgain] = useRestrictions(one.subject.person.id);
  const ofPerson = restrictions.kind === "here" ? restrictions.value : [];
  return (
    <Page title={caseTitle(one)} width="wide">
      <div className="case">
        <section className="card case__head" data-severity={one.severity} aria-label="How it stands">
          <Being being={one.subject.person.being} size={72} phaseOf={one.subject.person.id} />
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
          beyond={standing.kind !== "barred" && <CaseBeyond one={one} nowMs={nowMs} act={act} read={read} />}
        />
        {(isMine || ofPerson.length > 0) && (
          <Restrict one={one} restrictions={ofPerson} mayAct={isMine} nowMs={nowMs} act={act} />
        )}
        {one.decided === null ? (
          isMine && <Decide one={one} restrictions={ofPerson} nowMs={nowMs} act={act} />
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
