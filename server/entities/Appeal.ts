import { defineEntity, p } from "@mikro-orm/core";
import { Restriction } from "./Restriction.ts";
import { User } from "./User.ts";

/** What somebody says against a restriction, and what was decided of it. One a restriction. */
export const Appeal = defineEntity({
  name: "Appeal",
  tableName: "appeals",
  indexes: [{ name: "appeals_state_index", properties: ["state", "appealedAt"] }],
  checks: [
    { name: "appeals_state_check", expression: "state in ('open', 'upheld', 'overturned', 'changed')" },
    { name: "appeals_decided_check", expression: "(state = 'open') = (decided_at is null)" },
  ],
  properties: {
    restriction: () => p.oneToOne(Restriction).primary().deleteRule("cascade"),
    /** Sealed by the key of who appeals. */
    words: p.text(),
    state: p.string().length(20).default("open"),
    appealedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** Null = open, or gone. */
    decidedBy: () => p.manyToOne(User).nullable().deleteRule("set null").index("appeals_decided_by_id_index"),
    decidedAt: p.datetime().columnType("timestamptz").nullable(),
    /** What is answered, sealed for who appeals. */
    statement: p.text().nullable(),
  },
});
