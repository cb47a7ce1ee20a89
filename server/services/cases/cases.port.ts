import type {
  CaseDetail,
  CaseQueue,
  CasesPage,
  CaseStatistics,
  CaseWords,
  DecideBody,
  OwnReminder,
} from "#shared/schema/case.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { Outcome } from "../outcome.ts";

/** Who acts, of the staff, in a staff session. */
export type CaseActor = { readonly userId: string; readonly role: StaffRole };
/** Which cases a page shows. `claim`: whoever has it, the reader, or nobody; of decided ones, whose decision it was. */
export type CaseFilter = { readonly state: "open" | "decided"; readonly claim: "any" | "mine" | "nobody" };

/**
 * What reports come to. A case about oneself, or about somebody on the staff whose role is not below one's own, is none
 * (`no_such_case`). What is done leaves an audit entry in the same transaction; what is refused changes nothing. Every
 * method rejects with `Unavailable` when the database is away.
 */
export type Cases = {
  /** Open ones: the most severe first, then what is due first; decided ones: newest first. Null = that is no cursor. */
  page(by: CaseActor, filter: CaseFilter, cursor: string | null, limit: number): Promise<CasesPage | null>;
  /** Without the words of those concerned. Null = none of theirs. */
  one(by: CaseActor, caseId: string): Promise<CaseDetail | null>;
  /**
   * Takes a case, or goes on with it. Refusals: `no_such_case`, `case_decided`, `claimed_already`, `not_yours_to_do` (they
   * reported it themselves).
   */
  claim(by: CaseActor, caseId: string): Promise<Outcome<unknown>>;
  /** Lets go of it. Refusals: `no_such_case`, `not_claimed`. */
  release(by: CaseActor, caseId: string): Promise<Outcome<unknown>>;
  /** Says something to it, for the staff. Refusals: `no_such_case`. */
  note(by: CaseActor, caseId: string, words: string): Promise<Outcome<unknown>>;
  /** Again changes nothing. Refusals: `no_such_case`. */
  link(by: CaseActor, caseId: string, otherId: string, on: boolean): Promise<Outcome<unknown>>;
  /**
   * Its reporters are told, and of a reminder the one whom it is about. Refusals: `no_such_case`, `case_decided`,
   * `not_claimed`, `not_yours_to_do`, `no_such_restriction` (one that is named is none of theirs).
   */
  decide(by: CaseActor, caseId: string, decision: DecideBody): Promise<Outcome<unknown>>;
  /**
   * Opens the words of a case to whoever has claimed it, for REVEAL_MINUTES. Refusals: `no_such_case`, `takes_two` (it is
   * not their case).
   */
  reveal(by: CaseActor, caseId: string, reason: string): Promise<Outcome<CaseWords>>;
  /**
   * The same of a case that is not theirs, with the yes of a second person. Refusals: `no_such_case`, `no_such_approval`
   * (none, used, over, or to something else), `not_yours_to_do` (they reported it themselves).
   */
  revealBeyond(by: CaseActor, caseId: string, approvalId: string): Promise<Outcome<CaseWords>>;
  /** The words again, while a reveal holds. Refusals: `no_such_case`, `reveal_needed`. */
  words(by: CaseActor, caseId: string): Promise<Outcome<CaseWords>>;
  /** What somebody was reminded of, newest first. */
  reminders(userId: string): Promise<readonly OwnReminder[]>;
  /** Of those about whom the reader may decide. */
  statistics(by: CaseActor): Promise<CaseStatistics>;
  /** How many wait, of those that the reader sees. */
  queueFor(by: CaseActor): Promise<CaseQueue>;
  /**
   * How many wait, as of a second ago at most. For all who watch alike: those about somebody on the staff, who may watch,
   * are left out.
   */
  queueOf(): Promise<CaseQueue>;
};
