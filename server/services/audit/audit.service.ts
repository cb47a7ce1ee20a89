import type { RefusalCode } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import type { Rows } from "../../platform/database/database.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import { EMPTY_HEAD, walkChain, type AuditHead } from "./audit.chain.ts";
import { exportAudit, type AuditRange } from "./audit.export.ts";
import { readLinks } from "./audit.links.ts";
import { readAuditPage } from "./audit.pages.ts";
import type { Audit } from "./audit.port.ts";

const EXPORT = `select outcome, from_ms as "fromMs", to_ms as "toMs" from export_audit($1, $2, $3)`;
const HEAD = `select seq::float8 as seq, hash from audit_heads`;

export const createAudit = ({ database }: { readonly database: Rows }): Audit => {
  const head = async (): Promise<AuditHead> => (await database.rows<AuditHead>(HEAD))[0] ?? EMPTY_HEAD;
  return {
    head,
    async verify(witnesses) {
      // Before the entries are read: what is added meanwhile is walked too, and is not missed.
      const before = await head();
      const chain = walkChain(witnesses);
      for await (const link of readLinks(database, 0)) {
        const broken = chain.next(link);
        if (broken !== null) return { ok: false, broken };
      }
      const last = chain.entries > before.seq ? await head() : before;
      const broken = chain.end(last);
      return broken === null ? { ok: true, entries: chain.entries } : { ok: false, broken };
    },
    page: (readerId, filter, cursor, limit) => readAuditPage(database, readerId, filter, cursor, limit),
    async openExport({ userId, role }, approvalId) {
      if (!isUuid(approvalId)) return refused({ code: "no_such_approval" });
      const [said] = await database.rows<{ outcome: "ok" | RefusalCode } & AuditRange>(EXPORT, [
        userId,
        role,
        approvalId,
      ]);
      invariant(said, "export_audit answers.");
      const { outcome, fromMs, toMs } = said;
      return outcome === "ok" ? done({ fromMs, toMs }) : refused({ code: outcome });
    },
    exported: (range) => exportAudit(database, range),
  };
};
