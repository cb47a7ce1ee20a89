import { useCallback, useId, useState, type FormEvent } from "react";
import { mayLift, mayUndo } from "#shared/policy/restriction.policy.ts";
import { STATEMENT_MAX } from "#shared/schema/conduct.ts";
import type { ApprovalView } from "#shared/schema/approval.ts";
import type { CaseDetail } from "#shared/schema/case.ts";
import type { PersonRestriction, Restriction } from "#shared/schema/restriction.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { StaffClient } from "../../net/staff.port.ts";
import { Away } from "../../ui/Away.tsx";
import type { Came } from "../../ui/came.ts";
import { Choice } from "../../ui/Choice.tsx";
import { useClientState, useMe } from "../../ui/client-context.ts";
import { sentenceOf } from "../../ui/sentences.ts";
import { Waiting } from "../../ui/Waiting.tsx";
import { leftWords, whenWords } from "../../ui/when.ts";
import type { ActOnCase } from "./CasePage.tsx";
import {
  banWords,
  hoursFor,
  isAwaited,
  hoursWords,
  isForTwo,
  kindsFor,
  RESTRICTION_WORDS,
  restrictionState,
  toldWords,
} from "./restrict.view.ts";
import { useStaffPlace, useStaffTold } from "./staff-place.ts";

/** What holds for the person a case is about, and a way to look again. Of nobody there is nothing to ask. */
export const useRestrictions = (userId: string): readonly [Came<readonly Restriction[]>, () => void] =>
  useStaffTold(
    useCallback(
      async (staff: StaffClient) =>
        userId === "" ? { ok: true as const, value: [] } : staff.restrictions.ofPerson(userId),
      [userId],
    ),
  );

type RestrictProps = {
  readonly one: CaseDetail;
  readonly restrictions: Came<readonly Restriction[]>;
  readonly onAgain: () => void;
  /** Bans for good that a second person was asked for from this case. */
  readonly bans: readonly ApprovalView[];
  /** None waits, as far as is known. */
  readonly mayAskBan: boolean;
  /** Whether one has the case. */
  readonly mayAct: boolean;
  readonly nowMs: number;
  readonly act: ActOnCase;
};

/** Acts on the person, from within their case: what, how long, why, and what they will read. */
export const Restrict = ({ one, restrictions, onAgain, bans, mayAskBan, mayAct, nowMs, act }: RestrictProps) => {
  const id = useId();
  const { role } = useStaffPlace().session;
  const { id: myId } = useMe();
  const kinds = kindsFor(role);
  const [kind, setKind] = useState<PersonRestriction>("hold_hugs");
  const [wanted, setWanted] = useState<number | null>(24);
  const [statement, setStatement] = useState("");
  const [isOpen, setIsOpen] = useState(false);
  const { name, id: userId } = one.subject.person;
  // What is asked for already is not asked for again.
  const offered = hoursFor(role, kind).filter((hours) => mayAskBan || !isForTwo(kind, hours));
  const hours = offered.includes(wanted) ? wanted : offered.includes(24) ? 24 : (offered[0] ?? null);
  const restrict = async (event: FormEvent) => {
    event.preventDefault();
    const body = { kind, category: one.category, statement: statement.trim(), hours, caseId: one.id };
    const done = isForTwo(kind, hours) ? "It waits for a second person." : `Done. ${name} is told.`;
    if (!(await act((staff) => staff.restrictions.restrict(userId, body), done))) return;
    setStatement("");
    setIsOpen(false);
  };
  return (
    <section className="stack" aria-labelledby={`${id}title`}>
      <h2 id={`${id}title`}>{`What ${name} may not do`}</h2>
      {restrictions.kind === "asking" && <Waiting text="Looking what holds for them…" />}
      {restrictions.kind === "failed" && <Away text={sentenceOf(restrictions.refusal)} onAgain={onAgain} />}
      {restrictions.kind === "here" && restrictions.value.length === 0 && (
        <p className="soft">Nothing is kept from them.</p>
      )}
      {restrictions.kind === "here" && restrictions.value.length > 0 && (
        <ul className="stack tight">
          {restrictions.value.map((restriction) => (
            <RestrictionRow key={restriction.id} {...{ restriction, role, nowMs, act }} />
          ))}
        </ul>
      )}
      {bans.map((asked) => (
        <p key={asked.id} className={isAwaited(asked) ? "staff__note" : "soft"}>
          {banWords(asked, myId, nowMs)}
        </p>
      ))}
      {mayAct && (
        <div>
          <button
            type="button"
            className="button"
            aria-expanded={isOpen}
            aria-controls={`${id}form`}
            onClick={() => setIsOpen(!isOpen)}
          >
            Restrict them…
          </button>
        </div>
      )}
      {isOpen && mayAct && (
        <form id={`${id}form`} className="card stack" onSubmit={(event) => void restrict(event)}>
          <fieldset className="stack tight">
            <legend className="field__label">What?</legend>
            {kinds.map((each) => (
              <Choice
                key={each}
                type="radio"
                name={`${id}kind`}
                label={RESTRICTION_WORDS[each].name}
                hint={RESTRICTION_WORDS[each].does}
                isChosen={kind === each}
                onChange={() => setKind(each)}
              />
            ))}
          </fieldset>
          <div className="field">
            <label className="field__label" htmlFor={`${id}hours`}>
              For how long?
            </label>
            <select
              id={`${id}hours`}
              className="field__input"
              value={String(hours)}
              onChange={(event) => setWanted(event.target.value === "null" ? null : Number(event.target.value))}
            >
              {offered.map((each) => (
                <option key={String(each)} value={String(each)}>
                  {hoursWords(each)}
                  {isForTwo(kind, each) ? " (takes a second person)" : ""}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label className="field__label" htmlFor={`${id}statement`}>
              Why, in words for them
            </label>
            <textarea
              id={`${id}statement`}
              className="field__input"
              maxLength={STATEMENT_MAX}
              value={statement}
              onChange={(event) => setStatement(event.target.value)}
            />
          </div>
          <div className="case__preview">
            <p className="field__hint">{`${name} will read:`}</p>
            <blockquote className="case__words">{toldWords(kind, hours, statement)}</blockquote>
          </div>
          <div className="row">
            <button type="submit" className="button button--main">
              {RESTRICTION_WORDS[kind].name}
            </button>
            <button type="button" className="button" onClick={() => setIsOpen(false)}>
              Not now
            </button>
          </div>
        </form>
      )}
    </section>
  );
};

type RowProps = {
  readonly restriction: Restriction;
  /** One's own. */
  readonly role: StaffRole;
  readonly nowMs: number;
  readonly act: ActOnCase;
};

const RestrictionRow = ({ restriction, role, nowMs, act }: RowProps) => {
  const id = useClientState(({ me }) => (me === null || me === "unknown" ? "" : me.id));
  const isUndo = mayUndo(id, restriction, nowMs);
  const holds = restrictionState(restriction, nowMs) === "holds";
  const { is: name } = RESTRICTION_WORDS[restriction.kind];
  const end = !holds
    ? "over"
    : restriction.endsAtMs === null
      ? "without an end"
      : `${leftWords(restriction.endsAtMs - nowMs)} left`;
  return (
    <li className="case__restriction">
      <span>
        <b>{name}</b>
        <span className="field__hint">{` since ${whenWords(restriction.beginsAtMs, nowMs)}, ${end}`}</span>
      </span>
      {holds && mayLift({ id, role }, restriction, nowMs) && (
        <button
          type="button"
          className="button"
          aria-label={`${isUndo ? "Undo" : "Lift"}: ${name}`}
          onClick={() => void act((staff) => staff.restrictions.lift(restriction.id), "It is lifted; they are told.")}
        >
          {isUndo ? `Undo (${leftWords(restriction.undoUntilMs - nowMs)})` : "Lift it"}
        </button>
      )}
    </li>
  );
};
