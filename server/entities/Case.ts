import { defineEntity, p } from "@mikro-orm/core";
import { CATEGORIES } from "#shared/schema/conduct.ts";
import { CASE_STATES, DECISIONS } from "#shared/schema/case.ts";
import { GroupHug } from "./GroupHug.ts";
import { User } from "./User.ts";

const oneOf = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(", ");

/**
 * What reports about one person, or one room and who was its host then, come to. Of each there is one open case at most
 * (cases_person_unique and cases_room_unique in the migrations).
 */
export const Case = defineEntity({
  name: "Case",
  tableName: "cases",
  indexes: [
    { name: "cases_queue_index", properties: ["state", "severity", "dueAt", "id"] },
    { name: "cases_decided_at_index", properties: ["decidedAt"] },
  ],
  checks: [
    { name: "cases_kind_check", expression: "kind in ('person', 'room')" },
    { name: "cases_severity_check", expression: "severity >= 0 and severity <= 2" },
    { name: "cases_category_check", expression: `category in (${oneOf(CATEGORIES)})` },
    { name: "cases_state_check", expression: `state in (${oneOf(CASE_STATES)})` },
    { name: "cases_decision_check", expression: `decision in (${oneOf(DECISIONS)})` },
    {
      name: "cases_decided_check",
      expression:
        "(state = 'decided') = (decided_at is not null) and (decision is null) = (decided_at is null) and (statement is null) = (decided_at is null)",
    },
    {
      name: "cases_claim_check",
      expression: "(claimed_by_id is null or acted_at is not null) and (state = 'open' or claimed_by_id is null)",
    },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    kind: p.string().length(10),
    /** The person, or the room's host; null = erased, or a room without one. */
    subject: () => p.manyToOne(User).nullable().deleteRule("set null").index("cases_subject_id_index"),
    groupHug: () => p.manyToOne(GroupHug).nullable().deleteRule("set null").index("cases_group_hug_id_index"),
    /** 0 = urgent, 1 = high, 2 = normal (`SEVERITIES`). */
    severity: p.smallint(),
    /** Of its most severe report. */
    category: p.string().length(20),
    state: p.string().length(10).default("open"),
    /** How many came to it. */
    reports: p.integer().default(0),
    openedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    dueAt: p.datetime().columnType("timestamptz"),
    /** Null = nobody's. */
    claimedBy: () => p.manyToOne(User).nullable().deleteRule("set null").index("cases_claimed_by_id_index"),
    /** The last act of who claimed it: the claim lapses after it. */
    actedAt: p.datetime().columnType("timestamptz").nullable(),
    decidedBy: () => p.manyToOne(User).nullable().deleteRule("set null").index("cases_decided_by_id_index"),
    decidedAt: p.datetime().columnType("timestamptz").nullable(),
    decision: p.string().length(20).nullable(),
    statement: p.string().length(30).nullable(),
    /** What was said to it; sealed with the key of who decided. */
    words: p.text().nullable(),
    /** Ids of the restrictions it came to. */
    restrictions: p.json().defaultRaw("'[]'"),
  },
});
