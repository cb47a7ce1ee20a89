import type { CaseDetail, CaseQueue, CasesPage, CaseStatistics, CaseWords, DecideBody } from "#shared/schema/case.ts";
import type { Told } from "./state.ts";

/** `claim`: whose claim; of decided ones, whose decision. */
export type CasesLook = { readonly state: "open" | "decided"; readonly claim: "any" | "mine" | "nobody" };

/** Cases, as the staff work on them. */
export type CasesClient = {
  /** One page, the most severe first; null starts there. `isByItself`: nobody did anything, so the staff session does not go on. */
  cases(look: CasesLook, cursor: string | null, isByItself?: boolean): Promise<Told<CasesPage>>;
  /** How many wait, of those that one sees; asked by itself. */
  queue(): Promise<Told<CaseQueue>>;
  /** Of the last 30 days. */
  statistics(): Promise<Told<CaseStatistics>>;
  case(id: string): Promise<Told<CaseDetail>>;
  /** Takes it, or gives it back. */
  claim(id: string, on: boolean): Promise<Told<unknown>>;
  /** Opens the words of those concerned for a while; the reason is kept. */
  reveal(id: string, reason: string): Promise<Told<CaseWords>>;
  /** The same of a case that is not one's own, with a second person's yes. */
  revealBeyond(id: string, approvalId: string): Promise<Told<CaseWords>>;
  /** Again, while it holds. */
  words(id: string): Promise<Told<CaseWords>>;
  note(id: string, words: string): Promise<Told<unknown>>;
  /** Puts another case beside it, or takes it away. */
  link(id: string, caseId: string, on: boolean): Promise<Told<unknown>>;
  decide(id: string, decision: DecideBody): Promise<Told<unknown>>;
};
