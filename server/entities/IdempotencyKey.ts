import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A request that creates something, and what it was answered: a repeat gets that. Claimed by the function `begin_answer` only. */
export const IdempotencyKey = defineEntity({
  name: "IdempotencyKey",
  tableName: "idempotency_keys",
  properties: {
    /** A keyed hash of route, person or address, and the client's key. */
    key: p.text().primary(),
    /** Null = nobody was signed in. */
    user: () => p.manyToOne(User).nullable().deleteRule("cascade").index("idempotency_keys_user_id_index"),
    /** A keyed hash, so that nobody can guess at what was in it. */
    bodyHash: p.text(),
    /** Whose turn it is to answer. */
    claim: p.uuid(),
    /** Sealed under a key that follows from the client's; null = not yet. */
    answer: p.text().nullable(),
    startedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    expiresAt: p.datetime().columnType("timestamptz").index("idempotency_keys_expires_at_index"),
  },
});
