import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A grant or a withdrawal, written by triggers in the transaction that makes it. Never changed. */
export const ConsentEntry = defineEntity({
  name: "ConsentEntry",
  tableName: "consent_ledger",
  indexes: [{ name: "consent_ledger_user_id_index", properties: ["user", "id"] }],
  properties: {
    id: p.bigint().primary().autoincrement(),
    /** Whose consent. */
    user: () => p.manyToOne(User).deleteRule("cascade"),
    /** Towards whom; null = everybody, or somebody who is gone. */
    other: () => p.manyToOne(User).nullable().deleteRule("set null").index("consent_ledger_other_id_index"),
    act: p.string().length(30),
    /** What it changed to. */
    detail: p.json().nullable(),
    at: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
