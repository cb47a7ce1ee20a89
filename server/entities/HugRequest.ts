import { defineEntity, p } from "@mikro-orm/core";
import { Hug } from "./Hug.ts";
import { User } from "./User.ts";

/** "May I hug you?" with the hug that waits for it, or "I could use a hug". */
export const HugRequest = defineEntity({
  name: "HugRequest",
  tableName: "hug_requests",
  uniques: [
    { name: "hug_requests_hug_id_unique", properties: ["hug"] },
    { name: "hug_requests_need_unique", properties: ["from", "needKey", "to"] },
  ],
  indexes: [
    { name: "hug_requests_pair_index", properties: ["from", "to", "createdAt"] },
    { name: "hug_requests_from_index", properties: ["from", "createdAt"] },
    { name: "hug_requests_to_index", properties: ["to", "createdAt"] },
  ],
  checks: [
    { name: "hug_requests_kind_check", expression: "kind in ('hug', 'need')" },
    { name: "hug_requests_answer_check", expression: "answer in ('once', 'always', 'not_now', 'unheard', 'closed')" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    kind: p.string().length(10),
    from: () => p.manyToOne(User).deleteRule("cascade"),
    to: () => p.manyToOne(User).deleteRule("cascade"),
    /** hug: the one that waits. */
    hug: () => p.manyToOne(Hug).nullable().deleteRule("cascade"),
    /** need: the asker's own id for it, the same for everybody who was asked. */
    needKey: p.uuid().nullable(),
    /** need: the words that go with it. */
    message: p.text().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    expiresAt: p.datetime().columnType("timestamptz"),
    /** Null = open. unheard: never shown, because the one asked muted the other. closed: taken back, or kept away since. */
    answer: p.string().length(10).nullable(),
    answeredAt: p.datetime().columnType("timestamptz").nullable(),
    /** Not shown until what its sender sends waits no more; until then its answer is `unheard`. */
    isHeld: p.boolean().default(false),
  },
});
