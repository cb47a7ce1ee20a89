import {
  CLAIM_MINUTES,
  REVEAL_MINUTES,
  SEVERITIES,
  type CaseDecision,
  type CaseDetail,
  type CaseNote,
  type CaseQueue,
  type CaseRow,
  type CaseStatistics,
  type CaseWords,
  type Decision,
  type OwnReminder,
  type Statement,
} from "#shared/schema/case.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { SealedPlace, Sealing } from "../../platform/sealing/sealing.port.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { reasonPlace } from "../reveal.places.ts";
import { isUuid } from "../uuid.ts";
import { decisionPlace, notePlace } from "./case.places.ts";
import { openReports, type KeptReport } from "./case.words.ts";
import { createRecent } from "./recent.ts";
import { DECIDED, LINKS, ONE, OPEN, QUEUE, QUEUE_FOR, REMINDERS, STATISTICS, WORDS } from "./cases.sql.ts";
import type { CaseActor, Cases } from "./cases.port.ts";

export type CasesDeps = {
  readonly database: Rows;
  readonly sealing: Pick<Sealing, "seal" | "openAll">;
  /** Hears that cases have changed. */
  readonly changes: { publish(): void };
  /** Of this process, ms. */
  readonly nowMs: () => number;
};

/** So old may be what is said of the queue. */
const QUEUE_MAX_AGE_MS = 1_000;

type Row = Omit<CaseRow, "severity" | "subject"> & {
  readonly severity: number;
  readonly person: PersonView;
  readonly room: CaseRow["subject"]["room"];
};
type KeptNote = Omit<CaseNote, "words"> & { readonly words: string | null; readonly authorId: string | null };
type One = Row &
  Pick<CaseDetail, "revealedUntilMs" | "reportsList" | "earlier"> & {
    readonly notes: readonly KeptNote[];
    readonly decision: Decision | null;
    readonly statement: Statement | null;
    readonly words: string | null;
    readonly restrictions: readonly string[];
    readonly decidedBy: PersonView;
    readonly decidedById: string | null;
    readonly decidedAtMs: number | null;
  };

const rowOf = ({ id, state, severity, category, reports, person, room, openedAtMs, dueAtMs, claim }: Row): CaseRow => ({
  id,
  state,
  subject: { person, room },
  severity: SEVERITIES[severity] ?? "normal",
  category,
  reports,
  openedAtMs,
  dueAtMs,
  claim,
});
const decidedOf = (one: One, words: string): CaseDecision | null => {
  const { decision, statement, restrictions, decidedBy: by, decidedAtMs: atMs } = one;
  return decision === null || statement === null || atMs === null
    ? null
    : { decision, statement, words, restrictions, by, atMs };
};

/** Cases kept in the database. Each act is one call of a database function, which commits by itself. */
export const createCases = ({ database, sealing, changes, nowMs }: CasesDeps): Cases => {
  const act = async (sql: string, caseId: string, parameters: readonly unknown[]): Promise<Outcome<{ ok: true }>> => {
    if (!isUuid(caseId)) return refused({ code: "no_such_case" });
    const [said] = await database.rows<{ outcome: "ok" | RefusalCode }>(`select ${sql} as outcome`, parameters);
    invariant(said, `${sql} answers.`);
    if (said.outcome !== "ok") return refused({ code: said.outcome });
    changes.publish();
    return done({ ok: true });
  };
  const seal = async (place: SealedPlace, words: string): Promise<string | null> =>
    words === "" ? null : sealing.seal(place, words);
  /** What staff wrote about a case, in the same order. Whoever is gone said nothing. */
  const open = async (kept: readonly { readonly place: SealedPlace | null; readonly sealed: string | null }[]) => {
    const there = kept.flatMap(({ place, sealed }) => (place === null || sealed === null ? [] : [{ place, sealed }]));
    const opened = there.length === 0 ? [] : await sealing.openAll(there);
    const texts = new Map(there.map(({ sealed }, at) => [sealed, opened[at] ?? ""]));
    return kept.map(({ sealed }) => texts.get(sealed ?? "") ?? "");
  };
  const words = async ({ userId }: CaseActor, caseId: string): Promise<Outcome<CaseWords>> => {
    if (!isUuid(caseId)) return refused({ code: "no_such_case" });
    type Kept = { readonly untilMs: number | null; readonly reports: readonly KeptReport[] };
    const [kept] = await database.rows<Kept>(WORDS, [userId, caseId]);
    if (kept === undefined) return refused({ code: "no_such_case" });
    if (kept.untilMs === null) return refused({ code: "reveal_needed" });
    return done({ untilMs: kept.untilMs, reports: await openReports(sealing, kept.reports) });
  };

  return {
    async page({ userId }, { state, claim }, cursor, limit) {
      const from = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && from === null) return null;
      const sql = state === "open" ? OPEN : DECIDED;
      const place = [userId, claim, from?.atUs ?? null, from?.id ?? null, limit];
      const rows = await database.rows<Row & { readonly atUs: string }>(sql, place);
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return { cases: shown.map(rowOf), next: last ? writeCursor({ atUs: last.atUs, id: last.id }) : null };
    },

    async one({ userId }, caseId) {
      if (!isUuid(caseId)) return null;
      const [one] = await database.rows<One>(ONE, [userId, caseId]);
      if (one === undefined) return null;
      const links = await database.rows<Row>(LINKS, [userId, caseId]);
      const { decidedById } = one;
      const [statement = "", ...notes] = await open([
        { place: decidedById === null ? null : decisionPlace(decidedById, caseId), sealed: one.words },
        ...one.notes.map(({ authorId, words: sealed }) => ({
          place: authorId === null ? null : notePlace(authorId, caseId),
          sealed,
        })),
      ]);
      return {
        ...rowOf(one),
        bar: one.reportsList.some(({ isMine }) => isMine) ? "own_report" : null,
        revealedUntilMs: one.revealedUntilMs,
        reportsList: one.reportsList,
        notes: one.notes.map(({ authorId: _, ...note }, at) => ({ ...note, words: notes[at] ?? "" })),
        links: links.map(rowOf),
        earlier: one.earlier,
        decided: decidedOf(one, statement),
      };
    },

    claim: ({ userId, role }, caseId) =>
      act("claim_case($1, $2, $3, $4)", caseId, [userId, role, caseId, CLAIM_MINUTES]),
    release: ({ userId, role }, caseId) =>
      act("release_case($1, $2, $3, $4)", caseId, [userId, role, caseId, CLAIM_MINUTES]),
    async note({ userId, role }, caseId, text) {
      const sealed = await seal(notePlace(userId, caseId), text);
      return act("note_case($1, $2, $3, $4, $5)", caseId, [userId, role, caseId, sealed, CLAIM_MINUTES]);
    },
    async link({ userId, role }, caseId, otherId, on) {
      if (!isUuid(otherId)) return refused({ code: "no_such_case" });
      const linked = [userId, role, caseId, otherId, CLAIM_MINUTES];
      return act(`${on ? "link" : "unlink"}_cases($1, $2, $3, $4, $5)`, caseId, linked);
    },
    async decide({ userId, role }, caseId, { decision, statement, words: text, restrictions }) {
      const sealed = await seal(decisionPlace(userId, caseId), text);
      const said = [decision, statement, sealed, JSON.stringify(restrictions)];
      const sql = "decide_case($1, $2, $3, $4, $5, $6, $7, $8::jsonb)";
      return act(sql, caseId, [userId, role, caseId, CLAIM_MINUTES, ...said]);
    },
    async reveal(by, caseId, reason) {
      const { userId, role } = by;
      const sealed = await seal(reasonPlace(userId, caseId), reason);
      const sql = "reveal_words($1, $2, $3, $4, $5, $6)";
      const said = await act(sql, caseId, [userId, role, caseId, CLAIM_MINUTES, sealed, REVEAL_MINUTES]);
      return said.ok ? words(by, caseId) : said;
    },
    async revealBeyond(by, caseId, approvalId) {
      if (!isUuid(approvalId)) return refused({ code: "no_such_approval" });
      const sql = "reveal_beyond_case($1, $2, $3, $4, $5)";
      const said = await act(sql, caseId, [by.userId, by.role, caseId, approvalId, REVEAL_MINUTES]);
      return said.ok ? words(by, caseId) : said;
    },
    words,

    async reminders(userId) {
      type Kept = Omit<OwnReminder, "words"> & { readonly words: string | null; readonly decidedById: string | null };
      const rows = isUuid(userId) ? await database.rows<Kept>(REMINDERS, [userId]) : [];
      const opened = await open(
        rows.map(({ id, words: sealed, decidedById: by }) => ({
          place: by === null ? null : decisionPlace(by, id),
          sealed,
        })),
      );
      return rows.map(({ decidedById: _, ...reminder }, at) => ({ ...reminder, words: opened[at] ?? "" }));
    },

    async statistics({ userId }) {
      const [statistics] = await database.rows<CaseStatistics>(STATISTICS, [userId]);
      invariant(statistics, "A count is always answered.");
      return statistics;
    },
    async queueFor({ userId }) {
      const [queue] = await database.rows<CaseQueue>(QUEUE_FOR, [userId]);
      invariant(queue, "A count is always answered.");
      return queue;
    },
    queueOf: createRecent(QUEUE_MAX_AGE_MS, nowMs, async () => {
      const [queue] = await database.rows<CaseQueue>(QUEUE);
      invariant(queue, "A count is always answered.");
      return queue;
    }),
  };
};
