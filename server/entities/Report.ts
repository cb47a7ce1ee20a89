import { defineEntity, p } from "@mikro-orm/core";
import { CATEGORIES } from "#shared/schema/conduct.ts";
import { REPORT_SUBJECTS } from "#shared/schema/report.ts";
import { Case } from "./Case.ts";
import { User } from "./User.ts";

const oneOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(", ");

/** Somebody says that something is not kind. Written by the function `report_something` only. */
export const Report = defineEntity({
  name: "Report",
  tableName: "reports",
  uniques: [{ name: "reports_client_key_unique", properties: ["reporter", "clientKey"] }],
  indexes: [
    { name: "reports_reporter_id_created_at_index", properties: ["reporter", "createdAt", "id"] },
    { name: "reports_created_at_index", properties: ["createdAt"] },
  ],
  checks: [
    { name: "reports_subject_check", expression: `subject in (${oneOf(REPORT_SUBJECTS)})` },
    { name: "reports_category_check", expression: `category in (${oneOf(CATEGORIES)})` },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    /** Null = erased. */
    reporter: () => p.manyToOne(User).nullable().deleteRule("set null"),
    /** The reporter's own id for it, kept through every retry. */
    clientKey: p.uuid(),
    case: () => p.manyToOne(Case).deleteRule("cascade").index("reports_case_id_index"),
    subject: p.string().length(10),
    /** The hug, request, person or group hug. No foreign key: a report outlives what it is about. */
    subjectRef: p.uuid(),
    category: p.string().length(20),
    /** What its reporter said; sealed. */
    words: p.text().nullable(),
    /** What its reporter saw. Words in it are sealed as they were, by their writers' keys: they open no longer than those. */
    snapshot: p.json().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
