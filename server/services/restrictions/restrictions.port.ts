import type { Category } from "#shared/schema/conduct.ts";
import type { ApprovalView, AskApproval } from "#shared/schema/approval.ts";
import type {
  AppealView,
  DecideAppeal,
  OwnRestriction,
  Restriction,
  RestrictionKind,
} from "#shared/schema/restriction.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { Outcome } from "../outcome.ts";

/** Who acts, with the role of their staff session. */
export type Acting = { readonly userId: string; readonly role: StaffRole };

export type AskedRestriction = {
  readonly userId: string;
  readonly kind: RestrictionKind;
  readonly category: Category;
  /** What the person is told beside the category; may be empty. */
  readonly statement: string;
  /** Null = for good; of mute and remove, as long as the group hug. */
  readonly hours: number | null;
  /** mute, remove: in which. */
  readonly groupHugId?: string | null;
  readonly caseId?: string | null;
};
/** `isAsked`: it takes a second person; the id is that of the approval. */
export type Restricted = { readonly id: string; readonly isAsked: boolean };
type Ok = Outcome<{ readonly ok: true }>;

/**
 * What keeps people from something (`shared/policy/restriction.policy.ts`), what takes a second person for it, and what is
 * said against it. Each act takes the lock of the inbox concerned, as delivery does: a hug is committed before it, or heeds
 * it. It leaves its audit entry in the same transaction; what is refused changes nothing and leaves none. Every method
 * rejects with `Unavailable` when the database is away.
 */
export type Restrictions = {
  /**
   * Refusals: `no_such_person`, `no_such_group_hug`, `wrong_phase` (it is over), `no_such_case` (or not of that person),
   * `not_yours_to_do` (by role, length, whom it is about, or of a case that one reported oneself), `waits_for_two` (a ban
   * of them waits for a second person already). A mute that is set again takes the place of the one before; a removal is
   * one.
   */
  restrict(by: Acting, asked: AskedRestriction): Promise<Outcome<Restricted>>;
  /** One that is over changes nothing. Refusals: `no_such_restriction`, `not_yours_to_do`. */
  lift(by: Acting, id: string): Promise<Ok>;
  /** All of a person, those that are over too, newest first. */
  ofPerson(userId: string): Promise<readonly Restriction[]>;
  /** As the person concerned is told, newest first. */
  own(userId: string): Promise<readonly OwnRestriction[]>;
  /** Once a restriction, for six months. Refusals: `no_such_restriction`, `no_appeal`. */
  appeal(userId: string, id: string, words: string): Promise<Ok>;
  /** Open ones that somebody may decide, oldest first. */
  openAppeals(by: Acting): Promise<readonly AppealView[]>;
  /** Refusals: `no_such_restriction` (none is open), `not_yours_to_do` (also: too long for the role, one had a part in it), `bad_message` (not milder than it was). */
  decideAppeal(by: Acting, id: string, decision: DecideAppeal): Promise<Ok>;
  /**
   * For what takes two, beside a ban. Whoever asked does it after the yes, once, with what does the act. Refusals:
   * `no_such_case`, `no_such_group_hug`, `not_yours_to_do` (by role, about oneself, or reported by oneself).
   */
  askApproval(by: Acting, asked: AskApproval): Promise<Outcome<{ readonly id: string }>>;
  /** What waits for a second person, and what one heard a yes to and did not do yet; oldest first. */
  approvals(by: Acting): Promise<readonly ApprovalView[]>;
  /** A ban is done with the yes; anything else is done by who asked. Refusals: `no_such_approval`, `not_yours_to_do`. */
  answerApproval(by: Acting, id: string, isYes: boolean): Promise<Ok>;
};
