import * as z from "zod";
import type { Rows } from "../../platform/database/database.ts";
import { EMPTY_HEAD, walkChain, type AuditHead, type AuditLink } from "./audit.chain.ts";
import { readLinks } from "./audit.links.ts";
import type { AuditChecked } from "./audit.port.ts";

/** From this moment on, and before that one, ms since 1970. */
export type AuditRange = { readonly fromMs: number; readonly toMs: number };

const FORMAT = "hugmood.audit/1";
const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
const headSchema = z.object({ seq: z.int().min(0), hash: hashSchema });
/** The first line: what came before its entries, and which one is its last. */
const firstLineSchema = z.object({
  format: z.literal(FORMAT),
  fromMs: z.number(),
  toMs: z.number(),
  before: headSchema,
  last: headSchema,
});
const lineSchema = z.object({
  seq: z.int().min(1),
  atUs: z.string(),
  actorId: z.string().nullable(),
  actorRole: z.string(),
  act: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  details: z.string(),
  previousHash: hashSchema,
  hash: hashSchema,
}) satisfies z.ZodType<AuditLink>;

/** Entries are in the order of their times, so what is before a moment is before it in number, too. */
const LAST_BEFORE = `
  select seq::float8 as seq, hash from audit_entries
  where at < timestamptz 'epoch' + $1::float8 * interval '1 millisecond' order by seq desc limit 1`;

/** The entries of a time as lines of JSON, each with its hashes: whoever has them can check them without the database. */
export async function* exportAudit(database: Rows, { fromMs, toMs }: AuditRange): AsyncGenerator<string> {
  const lastBefore = async (ms: number) => (await database.rows<AuditHead>(LAST_BEFORE, [ms]))[0] ?? EMPTY_HEAD;
  const before = await lastBefore(fromMs);
  const last = await lastBefore(toMs);
  yield JSON.stringify({ format: FORMAT, fromMs, toMs, before, last });
  for await (const link of readLinks(database, before.seq)) {
    if (link.seq > last.seq) return;
    yield JSON.stringify(link);
  }
}

/** Throws a sentence where there are no such lines. */
const parsed = <T>(schema: z.ZodType<T>, line: string | undefined, number: number): T => {
  try {
    return schema.parse(JSON.parse(line ?? ""));
  } catch {
    throw new Error(`Line ${number} is none of an exported audit.`);
  }
};

/**
 * Walks lines that `exportAudit` wrote, and compares them with heads that were written down elsewhere; `entries`: of the
 * file. Throws a sentence when a line is none of them.
 */
export const checkExport = (lines: readonly string[], witnesses: readonly AuditHead[]): AuditChecked => {
  const { before, last } = parsed(firstLineSchema, lines[0], 1);
  const within = witnesses.filter(({ seq }) => seq >= before.seq && seq <= last.seq);
  const known = within.find(({ seq }) => seq === before.seq);
  if (known !== undefined && known.hash !== before.hash)
    return { ok: false, broken: { seq: before.seq, why: "witness" } };
  const chain = walkChain(within, before);
  for (const [at, line] of lines.slice(1).entries()) {
    const broken = chain.next(parsed(lineSchema, line, at + 2));
    if (broken !== null) return { ok: false, broken };
  }
  const broken = chain.end(last);
  return broken === null ? { ok: true, entries: last.seq - before.seq } : { ok: false, broken };
};
