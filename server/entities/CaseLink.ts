import { defineEntity, p } from "@mikro-orm/core";
import { Case } from "./Case.ts";

/** Two cases that have to do with each other; once, the lesser id first. */
export const CaseLink = defineEntity({
  name: "CaseLink",
  tableName: "case_links",
  checks: [{ name: "case_links_order_check", expression: "case_id < other_id" }],
  properties: {
    case: () => p.manyToOne(Case).primary().deleteRule("cascade"),
    other: () => p.manyToOne(Case).primary().deleteRule("cascade").index("case_links_other_id_index"),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
