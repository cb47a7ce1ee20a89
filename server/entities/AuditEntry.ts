import { defineEntity, p } from "@mikro-orm/core";

/**
 * An act of the staff, as it was done; written by the function `audit` in the transaction of the act, and never changed
 * (triggers refuse it). Each has the hash of the one before, so that a changed or missing one shows. Ids only: no names, no words.
 */
export const AuditEntry = defineEntity({
  name: "AuditEntry",
  tableName: "audit_entries",
  checks: [
    { name: "audit_entries_seq_check", expression: "seq > 0" },
    { name: "audit_entries_act_check", expression: "act ~ '^[a-z_]+$'" },
    { name: "audit_entries_actor_role_check", expression: "actor_role ~ '^[a-z_]+$'" },
    { name: "audit_entries_subject_check", expression: "subject_kind ~ '^[a-z_]+$' and subject_id ~ '^[a-z0-9:_-]*$'" },
  ],
  properties: {
    /** Without gaps, from 1. */
    seq: p.bigint("number").primary().autoincrement(false),
    /** Later than the one before. */
    at: p.datetime().columnType("timestamptz"),
    /** Whose act; null = the server's own, or an operator's at the machine. No foreign key: an entry outlives accounts. */
    actorId: p.uuid().nullable().index("audit_entries_actor_id_index"),
    actorRole: p.string().length(20),
    act: p.string().length(40),
    /** What it was done to: `user`, `group_hug`, `case`, `server`. */
    subjectKind: p.string().length(20),
    subjectId: p.string().length(80).index("audit_entries_subject_id_index"),
    details: p.json(),
    /** SHA-256 in hex; of the first entry 64 zeros. */
    previousHash: p.string().length(64),
    hash: p.string().length(64),
  },
});
