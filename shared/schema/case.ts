import * as z from "zod";
import { statementSchema, type Category } from "./conduct.ts";
import { idSchema, type PersonView } from "./hug.ts";
import type { ReportSubject } from "./report.ts";
import { lineSchema, textSchema } from "./text.ts";

/** How soon a case has to be decided; the most severe of its reports says it. From the most severe on. */
export const SEVERITIES = ["urgent", "high", "normal"] as const;
export type Severity = (typeof SEVERITIES)[number];
/** Hours from a report to its deadline. */
export const DEADLINE_HOURS: Readonly<Record<Severity, number>> = { urgent: 1, high: 8, normal: 48 };
/** closed: whoever it was about was erased; its numbers are all that is left. */
export const CASE_STATES = ["open", "decided", "closed"] as const;
export type CaseState = (typeof CASE_STATES)[number];
/** A claim lapses after so long without an act of who has it. */
export const CLAIM_MINUTES = 30;
/** So long a reveal holds, for one case and one moderator. */
export const REVEAL_MINUTES = 30;

/** no_breach: nothing against the rules; reminded: told of the rules, no more; restricted: by restrictions. */
export const DECISIONS = ["no_breach", "reminded", "restricted"] as const;
export type Decision = (typeof DECISIONS)[number];
/** What a statement of reasons begins with, by decision; its sentences are the client's. */
export const STATEMENTS = {
  no_breach: ["within_the_rules", "not_enough_to_tell", "misunderstanding"],
  reminded: ["kinder_words", "ask_first", "be_yourself", "no_advertising", "fitting_room"],
  restricted: ["unkind_words", "unwanted_hugs", "sexual_words", "threats", "pretending", "advertising", "too_young"],
} as const satisfies Record<Decision, readonly string[]>;
export type Statement = (typeof STATEMENTS)[Decision][number];
export const ALL_STATEMENTS: readonly Statement[] = DECISIONS.flatMap((decision) => [...STATEMENTS[decision]]);

export const NOTE_MAX = 1000;
export const REVEAL_REASON_MIN = 10;
export const REVEAL_REASON_MAX = 300;
export const RESTRICTIONS_OF_CASE_MAX = 10;

/** Why somebody on the staff reads what is none of theirs. */
export const reasonSchema = lineSchema(REVEAL_REASON_MAX).refine(
  (text) => text.length >= REVEAL_REASON_MIN,
  "is too short",
);
/** A moderator says why they read words that were redacted. */
export const revealSchema = z.strictObject({ reason: reasonSchema });
export const noteSchema = z.strictObject({
  words: textSchema(NOTE_MAX).refine((text) => text !== "", "is empty"),
});
/** Two cases that have to do with each other. */
export const linkCaseSchema = z.strictObject({ caseId: idSchema });
export const decideSchema = z
  .strictObject({
    decision: z.enum(DECISIONS),
    /** One of those of the decision. */
    statement: z.enum(ALL_STATEMENTS),
    /** Words about this case; may be empty. */
    words: statementSchema,
    /** `restricted`: which restrictions it came to; none otherwise. */
    restrictions: z.array(idSchema).max(RESTRICTIONS_OF_CASE_MAX),
  })
  .refine(({ decision, restrictions }) => (decision === "restricted") === restrictions.length > 0, {
    path: ["restrictions"],
  })
  .refine(({ decision, statement }) => STATEMENTS[decision].some((one) => one === statement), { path: ["statement"] });
export type DecideBody = z.infer<typeof decideSchema>;

/** Whom a case is about. */
export type CaseSubject = {
  /** The person, or the host of the room; "someone" when they are gone. */
  readonly person: PersonView;
  /** Null = the person is all. */
  readonly room: { readonly id: string; readonly name: string } | null;
};
/** A case is one moderator's at a time. */
export type CaseClaim = { readonly by: PersonView; readonly isMine: boolean; readonly lapsesAtMs: number };

/** A case as a queue shows it. No words of anybody are in it. */
export type CaseRow = {
  readonly id: string;
  readonly state: CaseState;
  readonly subject: CaseSubject;
  readonly severity: Severity;
  /** Of its most severe report. */
  readonly category: Category;
  /** How many reports came to it. */
  readonly reports: number;
  /** ms since 1970. */
  readonly openedAtMs: number;
  readonly dueAtMs: number;
  /** Null = nobody's. */
  readonly claim: CaseClaim | null;
};
/** The most severe first, then what is due first; `next` starts the page after it. */
export type CasesPage = { readonly cases: readonly CaseRow[]; readonly next: string | null };

/** A report as it is seen before a reveal. */
export type CaseReport = {
  readonly id: string;
  readonly subject: ReportSubject;
  readonly category: Category;
  readonly by: PersonView;
  readonly isMine: boolean;
  readonly reportedAtMs: number;
  /** Whether its reporter said something to it. */
  readonly hasWords: boolean;
  /** Lines of the conversation that were kept with it. */
  readonly lines: number;
};
export type CaseNote = {
  readonly id: string;
  readonly by: PersonView;
  readonly words: string;
  readonly atMs: number;
};
export type CaseDecision = {
  readonly decision: Decision;
  readonly statement: Statement;
  readonly words: string;
  readonly restrictions: readonly string[];
  readonly by: PersonView;
  readonly atMs: number;
};
/** A decision that was a reminder, as the one concerned is told. Who it was and who reported is not told. */
export type OwnReminder = {
  readonly id: string;
  readonly category: Category;
  readonly statement: Statement;
  readonly words: string;
  /** What the group hug was called that it is about; null = the person is all. */
  readonly room: string | null;
  readonly atMs: number;
};
/** A case without the words of those concerned: these take a reveal. */
export type CaseDetail = CaseRow & {
  /** Why the reader cannot claim or decide it; null = they can. own_report: they reported it themselves. */
  readonly bar: "own_report" | null;
  /** Of the reader; null = the words are redacted. */
  readonly revealedUntilMs: number | null;
  /** Oldest first. */
  readonly reportsList: readonly CaseReport[];
  readonly notes: readonly CaseNote[];
  readonly links: readonly CaseRow[];
  /** Other cases about the same person, decided, newest first. */
  readonly earlier: readonly { readonly id: string; readonly decision: Decision; readonly atMs: number }[];
  readonly decided: CaseDecision | null;
};

/** One hug, reaction or request of the conversation. */
export type SnapshotLine = {
  readonly kind: "hug" | "reaction" | "request";
  /** Of the two. */
  readonly from: "subject" | "reporter";
  /** Empty = none. */
  readonly design: string;
  readonly emoji: string;
  readonly message: string;
  readonly atMs: number;
  /** What was reported. */
  readonly isReported: boolean;
};
/** What a reporter saw when they reported. */
export type Snapshot = {
  readonly person: { readonly name: string; readonly username: string; readonly being: string; readonly bio: string };
  /** Oldest first: up to five before what was reported. */
  readonly lines: readonly SnapshotLine[];
  readonly room: {
    readonly name: string;
    readonly description: string;
    readonly message: string;
    readonly design: string;
    readonly phase: string;
    readonly here: number;
  } | null;
};
/** What a reveal gives. A report whose words are gone with their writer's account has none. */
export type CaseWords = {
  readonly untilMs: number;
  readonly reports: readonly {
    readonly id: string;
    readonly words: string;
    /** Null = gone. */
    readonly snapshot: Snapshot | null;
  }[];
};

/** How many cases wait, for whoever watches. */
export type CaseQueue = Readonly<Record<Severity, number>> & {
  readonly overdue: number;
  readonly unclaimed: number;
};

/** One day (UTC) and category. */
export type CaseDay = {
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly category: Category;
  readonly reported: number;
  readonly decided: number;
};
/** The last 30 days. Reports are counted by the day they came and the day they were decided. */
export type CaseStatistics = {
  readonly days: readonly CaseDay[];
  readonly reported: number;
  readonly decided: number;
  /** Share of the decided that were so before their deadline, 0 to 1; null = none was decided. */
  readonly inTime: number | null;
  /** From a report to its decision; null = none was decided. */
  readonly medianMs: number | null;
  /** Reports by what their case came to. */
  readonly decisions: Readonly<Record<Decision, number>>;
};
