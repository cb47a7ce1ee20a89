import type { Rows } from "../../platform/database/database.ts";
import type { AuditLink } from "./audit.chain.ts";

/** Entries read together. */
const PAGE = 1_000;
/** $1: after which one. */
const LINKS = `
  select seq::float8 as seq, (extract(epoch from at) * 1000000)::bigint::text as "atUs", actor_id::text as "actorId",
    actor_role as "actorRole", act, subject_kind as "subjectKind", subject_id as "subjectId", details::text as details,
    previous_hash as "previousHash", hash
  from audit_entries where seq > $1 order by seq limit ${PAGE}`;

/** Entries in order, from the one after that number; those that are added meanwhile are among them. */
export async function* readLinks(database: Rows, after: number): AsyncGenerator<AuditLink> {
  for (let last = after; ;) {
    const links = await database.rows<AuditLink>(LINKS, [last]);
    yield* links;
    const end = links.at(-1);
    if (end === undefined || links.length < PAGE) return;
    last = end.seq;
  }
}
