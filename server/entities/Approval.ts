import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** An act that takes a second person. Written by the functions `ask_approval`, `answer_approval` and `use_approval` only. */
export const Approval = defineEntity({
  name: "Approval",
  tableName: "approvals",
  indexes: [{ name: "approvals_expires_at_index", properties: ["expiresAt"] }],
  checks: [
    { name: "approvals_answer_check", expression: "answer in ('yes', 'no')" },
    { name: "approvals_answered_check", expression: "(answer is null) = (answered_at is null)" },
    { name: "approvals_other_check", expression: "answered_by_id <> asked_by_id and asked_by_id <> about_id" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    /** Of `shared/policy/staff.policy.ts`. */
    act: p.string().length(40),
    /** What it is done with; words in it are sealed. */
    arguments: p.json(),
    askedBy: () => p.manyToOne(User).deleteRule("cascade").index("approvals_asked_by_id_index"),
    askedAs: p.string().length(20),
    /** Whom it is about; null = nobody. */
    about: () => p.manyToOne(User).nullable().deleteRule("cascade").index("approvals_about_id_index"),
    askedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** Nobody answers it, or acts on it, after that. */
    expiresAt: p.datetime().columnType("timestamptz"),
    answeredBy: () => p.manyToOne(User).nullable().deleteRule("set null").index("approvals_answered_by_id_index"),
    answeredAt: p.datetime().columnType("timestamptz").nullable(),
    answer: p.string().length(10).nullable(),
    /** When it was acted on: once. */
    usedAt: p.datetime().columnType("timestamptz").nullable(),
  },
});
