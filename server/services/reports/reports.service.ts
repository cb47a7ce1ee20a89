import { REPORTS_PER_DAY, REPORTS_PER_HOUR, type OwnReport, type Reported } from "#shared/schema/report.ts";
import type { Decision } from "#shared/schema/case.ts";
import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import type { Sealing } from "../../platform/sealing/sealing.port.ts";
import { done, refused } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { isUuid } from "../uuid.ts";
import { reportPlace } from "../report.places.ts";
import { outcomeOf } from "./report.outcome.ts";
import type { Reports } from "./reports.port.ts";

export type ReportsDeps = {
  readonly database: Rows;
  readonly sealing: Pick<Sealing, "seal" | "openAll">;
  /** Hears that cases have changed. */
  readonly changes: { publish(): void };
};

const REPORT = `
  select outcome, report_id as id, at_ms as "reportedAtMs", retry_ms as "retryAfterMs"
  from report_something($1, $2, $3, $4, $5, $6, ${REPORTS_PER_HOUR}, ${REPORTS_PER_DAY})`;
// One row more than asked for says whether there is a next page.
const OWN = `
  select reports.id, subject, subject_ref as "subjectId", reports.category, client_key as key, reports.words,
    epoch_ms(created_at)::float8 as "reportedAtMs", state, decision, epoch_ms(decided_at)::float8 as "decidedAtMs",
    (extract(epoch from created_at) * 1000000)::bigint::text as "atUs"
  from reports join cases on cases.id = case_id
  where reporter_id = $1 and ($2::bigint is null
    or (created_at, reports.id) < ('epoch'::timestamptz + $2::bigint * interval '1 microsecond', $3::uuid))
  order by created_at desc, reports.id desc limit $4::int + 1`;

type Said = Reported & { readonly outcome: "ok" | RefusalCode; readonly retryAfterMs: number | null };
type Row = Omit<OwnReport, "words" | "outcome"> & {
  readonly key: string;
  readonly words: string | null;
  readonly state: "open" | "decided" | "closed";
  readonly decision: Decision | null;
  readonly atUs: string;
};

export const createReports = ({ database, sealing, changes }: ReportsDeps): Reports => ({
  async report(reporterId, { key, subject, subjectId, category, words }) {
    if (!isUuid(reporterId)) return refused({ code: "no_such_person" });
    if (!isUuid(subjectId)) return refused({ code: "nothing_to_report" });
    const sealed = words === "" ? null : await sealing.seal(reportPlace(reporterId, key), words);
    const [said] = await database.rows<Said>(REPORT, [reporterId, key, subject, subjectId, category, sealed]);
    invariant(said, "report_something answers.");
    const { outcome, retryAfterMs, ...reported } = said;
    if (outcome !== "ok") return refused({ code: outcome, ...(retryAfterMs === null ? {} : { retryAfterMs }) });
    changes.publish();
    return done(reported);
  },

  async own(reporterId, cursor, limit) {
    const from = cursor === null ? null : readCursor(cursor);
    if (cursor !== null && from === null) return null;
    const rows = await database.rows<Row>(OWN, [reporterId, from?.atUs ?? null, from?.id ?? null, limit]);
    const shown = rows.slice(0, limit);
    const written = shown.flatMap(({ key, words }) =>
      words === null ? [] : [{ place: reportPlace(reporterId, key), sealed: words }],
    );
    const opened = written.length === 0 ? [] : await sealing.openAll(written);
    const texts = new Map(written.map(({ sealed }, at) => [sealed, opened[at] ?? ""]));
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      reports: shown.map(({ key: _key, words, state, decision, atUs: _atUs, ...report }) => ({
        ...report,
        words: texts.get(words ?? "") ?? "",
        outcome: outcomeOf(state, decision),
      })),
      next: last ? writeCursor({ atUs: last.atUs, id: last.id }) : null,
    };
  },
});
