import { defineEntity, p } from "@mikro-orm/core";

/** The last audit entry. One row; its lock gives entries their order. */
export const AuditHead = defineEntity({
  name: "AuditHead",
  tableName: "audit_heads",
  checks: [{ name: "audit_heads_one_check", expression: "id = 1" }],
  properties: {
    id: p.smallint().primary().autoincrement(false),
    seq: p.bigint("number"),
    hash: p.string().length(64),
    at: p.datetime().columnType("timestamptz"),
  },
});
