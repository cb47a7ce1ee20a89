import type { CaseDetail, CaseQueue, CaseReport, CaseRow, Decision, Severity } from "#shared/schema/case.ts";
import type { Category } from "#shared/schema/conduct.ts";
import type { ReportSubject } from "#shared/schema/report.ts";
import { leftWords } from "../../ui/when.ts";

/** What a case is about, short; the reporter chose it by a sentence. */
export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  self_harm: "self-harm",
  minor: "somebody under 16",
  threat: "threat",
  sexual: "sexual",
  hate: "hate",
  harassment: "harassment",
  impersonation: "pretending",
  spam: "spam",
  other: "something else",
};
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = { urgent: "Urgent", high: "High", normal: "Normal" };
export const SUBJECT_NAMES: Readonly<Record<ReportSubject, string>> = {
  hug: "a hug",
  profile: "the person",
  message: "words",
  room: "a group hug",
};

/** Whom or what a case is about. */
export const caseTitle = ({ subject: { person, room } }: Pick<CaseRow, "subject">): string =>
  room === null ? person.name : `“${room.name}”, hosted by ${person.name}`;

/** How much time is left, or that it is late. */
export const dueWords = ({ state, dueAtMs }: Pick<CaseRow, "state" | "dueAtMs">, nowMs: number): string => {
  if (state !== "open") return state;
  return dueAtMs > nowMs ? `${leftWords(dueAtMs - nowMs)} left` : `late by ${leftWords(nowMs - dueAtMs)}`;
};
export const isLate = ({ state, dueAtMs }: Pick<CaseRow, "state" | "dueAtMs">, nowMs: number): boolean =>
  state === "open" && dueAtMs <= nowMs;

/** Whose it is at the moment. */
export const claimWords = ({ claim }: Pick<CaseRow, "claim">): string => {
  if (claim === null) return "Nobody has it";
  return claim.isMine ? "You have it" : `${claim.by.name} has it`;
};

export const reportsWords = ({ reports }: Pick<CaseRow, "reports">): string =>
  reports === 1 ? "1 report" : `${reports} reports`;

/** What a report says of itself before its words are read. */
export const reportWords = ({ subject, category, lines }: CaseReport): string =>
  `About ${SUBJECT_NAMES[subject]}: ${CATEGORY_NAMES[category]}${lines === 0 ? "" : lines === 1 ? ", with 1 line of what went between them" : `, with ${lines} lines of what went between them`}`;

/** What one may do with a case now, and if nothing, why. */
export type CaseStanding =
  | { readonly kind: "mine" | "free" }
  | { readonly kind: "theirs" | "barred" | "over"; readonly why: string };

export const standingOf = ({ state, bar, claim }: Pick<CaseDetail, "state" | "bar" | "claim">): CaseStanding => {
  if (state === "closed") return { kind: "over", why: "Whoever it was about has left. Nothing is left to decide." };
  if (state === "decided") return { kind: "over", why: "It is decided." };
  if (bar === "own_report") return { kind: "barred", why: "You reported it yourself, so somebody else decides it." };
  if (claim === null) return { kind: "free" };
  return claim.isMine
    ? { kind: "mine" }
    : { kind: "theirs", why: `${claim.by.name} has it. Two never decide one case.` };
};

export const DECISION_NAMES: Readonly<Record<Decision, string>> = {
  no_breach: "within the rules",
  reminded: "reminded",
  restricted: "restricted",
};

/** The id in an address of a case, or the id itself; null = neither. */
export const caseIdIn = (text: string): string | null =>
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(text)?.[0].toLowerCase() ?? null;

/** How many wait, worst first. */
export const queueWords = ({ urgent, high, normal, overdue, unclaimed }: CaseQueue): string => {
  const all = urgent + high + normal;
  if (all === 0) return "No case waits.";
  const counts = [
    [urgent, "urgent"],
    [high, "high"],
    [normal, "normal"],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return `${parts.join(", ")}. ${overdue === 0 ? "None is late" : `${overdue} late`}, ${unclaimed === 0 ? "somebody has each of them" : `${unclaimed} nobody's`}.`;
};
