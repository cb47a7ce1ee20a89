import { defineEntity, p } from "@mikro-orm/core";
import { Case } from "./Case.ts";
import { User } from "./User.ts";

/** Somebody on the staff read words that were redacted; the audit names it. */
export const CaseReveal = defineEntity({
  name: "CaseReveal",
  tableName: "case_reveals",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    case: () => p.manyToOne(Case).deleteRule("cascade").index("case_reveals_case_id_index"),
    /** Null = erased. */
    moderator: () => p.manyToOne(User).nullable().deleteRule("set null").index("case_reveals_moderator_id_index"),
    /** Why; sealed. */
    reason: p.text().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** The words are open to them until then. */
    untilAt: p.datetime().columnType("timestamptz"),
  },
});
