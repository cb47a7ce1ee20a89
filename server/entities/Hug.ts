import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A one-to-one hug. Written by the function `deliver_hugs` only. */
export const Hug = defineEntity({
  name: "Hug",
  tableName: "hugs",
  uniques: [{ name: "hugs_client_key_unique", properties: ["sender", "clientKey"] }],
  indexes: [
    { name: "hugs_sender_id_sent_at_index", properties: ["sender", "sentAt", "id"] },
    { name: "hugs_recipient_id_arrived_at_index", properties: ["recipient", "arrivedAt", "id"] },
  ],
  checks: [
    { name: "hugs_no_self_hug_check", expression: "sender_id <> recipient_id" },
    { name: "hugs_state_check", expression: "state in ('delivered', 'withheld', 'asking', 'held')" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    /** Null = the sender is gone; the hug stays with the one who received it. */
    sender: () => p.manyToOne(User).nullable().deleteRule("set null"),
    recipient: () => p.manyToOne(User).deleteRule("cascade"),
    /** The sender's own id for it, kept through every retry. */
    clientKey: p.uuid(),
    /** Slug of the design. No foreign key: a hug outlives its design. */
    type: p.string().length(50),
    message: p.text().nullable(),
    /** The recorded squeeze (`squeezeSchema`). */
    customization: p.json().nullable(),
    answers: () => p.manyToOne(Hug).nullable().deleteRule("set null").index("hugs_answers_id_index"),
    /**
     * withheld: stored and answered like any other, never shown to the recipient. asking: waits for the answer to its
     * request. held: waits for the end of quiet time.
     */
    state: p.string().length(20).default("delivered"),
    /** It was let through by an allowance for one hug, which it used up. */
    usedOnce: p.boolean().default(false),
    /** It came out of quiet time: seen, not felt. */
    isQuiet: p.boolean().default(false),
    /** What sameness of a repeated key is judged by, where the message does not tell; see `Sealing`. */
    messageDigest: p.text().nullable(),
    /** Strictly increasing among what its sender sent. */
    sentAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** When it reached the recipient's inbox; strictly increasing within it. Null = it has not. */
    arrivedAt: p.datetime().columnType("timestamptz").nullable(),
    receivedAt: p.datetime().columnType("timestamptz").nullable(),
    isRead: p.boolean().default(false),
    /** The sender was told that it was read. */
    isReadShown: p.boolean().default(false),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
