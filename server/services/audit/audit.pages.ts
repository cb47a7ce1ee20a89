import type { AuditEntryView, AuditFilter } from "#shared/schema/audit.ts";
import type { Rows } from "../../platform/database/database.ts";
import { isUuid } from "../uuid.ts";

export type AuditPage = { readonly entries: readonly AuditEntryView[]; readonly next: string | null };

/** Of the reader ($8): an act on them, what was asked for about them, or of a case about them; not their own act. */
const IS_ABOUT_READER = `(
  actor_id is distinct from $8::uuid and (
    subject_kind = 'user' and entry.subject_id = $8::text or coalesce(details ->> 'about' = $8::text, false)
    or subject_kind = 'case' and exists (
      select from cases where cases.subject_id = $8::uuid and cases.id::text in (entry.subject_id, details ->> 'other')
    )
  )
)`;
/** Of that, what the reader was told themselves. */
const IS_TOLD = `(subject_kind = 'user' and entry.subject_id = $8::text)`;

/** One row more than asked for says whether there is a next page. */
const PAGE = `
  select seq::float8 as seq, epoch_ms(at)::float8 as "atMs", actor_id::text as "actorId",
    coalesce(actor.display_name, actor.username) as "actorName", actor_role as "actorRole", act,
    subject_kind as "subjectKind", entry.subject_id as "subjectId",
    coalesce(subject.display_name, subject.username, hug.name) as "subjectName", details,
    ${IS_ABOUT_READER} as "isAboutReader"
  from audit_entries as entry
  left join users as actor on actor.id = actor_id and actor.deleted_at is null
  left join users as subject on subject_kind = 'user' and subject.id::text = entry.subject_id and subject.deleted_at is null
  left join group_hugs as hug on subject_kind = 'group_hug' and hug.id::text = entry.subject_id
  where ($1::uuid is null or actor_id = $1::uuid) and ($2::text is null or act = $2::text)
    and ($3::text is null or entry.subject_id = $3::text)
    and ($4::float8 is null or at >= timestamptz 'epoch' + $4::float8 * interval '1 millisecond')
    and ($5::float8 is null or at < timestamptz 'epoch' + $5::float8 * interval '1 millisecond')
    and ($6::bigint is null or seq < $6::bigint)
    -- What is not shown is not found by it, either.
    and ($1::uuid is null and (${IS_TOLD} or $2::text is null and $3::text is null) or not ${IS_ABOUT_READER})
  order by seq desc limit $7::int + 1`;

const CURSOR = /^[1-9]\d{0,14}$/;

/** A page's cursor is the number of its last entry; null for anything else. */
export const readAuditCursor = (text: string): number | null => (CURSOR.test(text) ? Number(text) : null);

/** An entry as its reader is told. */
const toldOf = (entry: AuditEntryView, readerId: string): AuditEntryView => {
  if (!entry.isAboutReader) return entry;
  const told = { ...entry, actorId: null, actorName: null, actorRole: "", details: {} };
  return entry.subjectKind === "user" && entry.subjectId === readerId
    ? told
    : { ...told, act: "", subjectKind: "", subjectId: "", subjectName: null };
};

export const auditPageOf = (rows: readonly AuditEntryView[], limit: number, readerId: string): AuditPage => {
  const entries = rows.slice(0, limit).map((entry) => toldOf(entry, readerId));
  return { entries, next: rows.length > limit ? String(entries.at(-1)?.seq) : null };
};

export const readAuditPage = async (
  database: Rows,
  readerId: string,
  { actor, act, subject, fromMs, toMs }: AuditFilter,
  cursor: string | null,
  limit: number,
): Promise<AuditPage | null> => {
  const before = cursor === null ? null : readAuditCursor(cursor);
  if (cursor !== null && before === null) return null;
  if (actor !== null && !isUuid(actor)) return { entries: [], next: null };
  const asked = [actor, act, subject, fromMs, toMs, before, limit, readerId];
  return auditPageOf(await database.rows<AuditEntryView>(PAGE, asked), limit, readerId);
};
