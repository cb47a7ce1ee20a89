import type { ApprovalView, AskApproval } from "#shared/schema/approval.ts";
import type { AppealView, DecideAppeal, Restrict, Restriction } from "#shared/schema/restriction.ts";
import type { Told } from "./state.ts";

/** Restrictions of people, as the staff set and end them; what takes a second person; what is said against them. */
export type RestrictionsClient = {
  /** `isAsked`: it waits for a second person. */
  restrict(userId: string, restriction: Restrict): Promise<Told<{ readonly id: string; readonly isAsked: boolean }>>;
  lift(id: string): Promise<Told<unknown>>;
  /** All of a person, newest first. */
  ofPerson(userId: string): Promise<Told<readonly Restriction[]>>;
  /** Asks a second person for something beside a ban; what does it takes the approval's id. */
  askApproval(asked: AskApproval): Promise<Told<{ readonly id: string }>>;
  approvals(): Promise<Told<readonly ApprovalView[]>>;
  answerApproval(id: string, isYes: boolean): Promise<Told<unknown>>;
  appeals(): Promise<Told<readonly AppealView[]>>;
  decideAppeal(id: string, decision: DecideAppeal): Promise<Told<unknown>>;
};
