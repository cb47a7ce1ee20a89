import { createHash } from "node:crypto";

/** An entry as it is hashed; times in microseconds since 1970, `details` as the database writes its JSON. */
export type AuditLink = {
  readonly seq: number;
  readonly atUs: string;
  readonly actorId: string | null;
  readonly actorRole: string;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly details: string;
  readonly previousHash: string;
  readonly hash: string;
};
/** What the last entry was at some moment, as it was written down elsewhere. */
export type AuditHead = { readonly seq: number; readonly hash: string };

/** Before there is an entry. */
export const EMPTY_HEAD: AuditHead = { seq: 0, hash: "0".repeat(64) };

/** The hash that an entry has to have; the database's function `audit` computes the same. */
export const hashOfLink = (link: AuditLink): string => {
  const { previousHash, seq, atUs, actorId, actorRole, act, subjectKind, subjectId, details } = link;
  const lines = [previousHash, seq, atUs, actorId ?? "", actorRole, act, subjectKind, subjectId, details];
  return createHash("sha256").update(lines.join("\n")).digest("hex");
};

/** `seq`: the first entry that is not as it was, or that is missing. */
export type Broken = { readonly seq: number; readonly why: "missing" | "link" | "hash" | "cut" | "witness" };

/**
 * Walks a chain, entry by entry in order. `next` says what is wrong with an entry, or null; after the last one `end` says
 * whether entries are missing after it (`head`: what the database says the last one was), or whether one is another than
 * was written down elsewhere (`witnesses`). `first`: after which one it begins.
 */
export const walkChain = (witnesses: readonly AuditHead[], first: AuditHead = EMPTY_HEAD) => {
  let before = first;
  const written = new Map(witnesses.map(({ seq, hash }) => [seq, hash]));
  return {
    next(link: AuditLink): Broken | null {
      if (link.seq !== before.seq + 1) return { seq: before.seq + 1, why: "missing" };
      if (link.previousHash !== before.hash) return { seq: link.seq, why: "link" };
      if (link.hash !== hashOfLink(link)) return { seq: link.seq, why: "hash" };
      const witness = written.get(link.seq);
      if (witness !== undefined && witness !== link.hash) return { seq: link.seq, why: "witness" };
      before = { seq: link.seq, hash: link.hash };
      return null;
    },
    end(head: AuditHead): Broken | null {
      const last = Math.max(head.seq, ...written.keys());
      if (before.seq < last) return { seq: before.seq + 1, why: "cut" };
      return head.seq !== before.seq || head.hash !== before.hash ? { seq: before.seq, why: "cut" } : null;
    },
    get entries() {
      return before.seq;
    },
  };
};
