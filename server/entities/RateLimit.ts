import { defineEntity, p } from "@mikro-orm/core";

/** A counter of requests that survives a restart. */
export const RateLimit = defineEntity({
  name: "RateLimit",
  tableName: "rate_limits",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    key: p.text().unique("rate_limits_key_unique"),
    count: p.integer(),
    /** Milliseconds since 1970. */
    lastRequest: p.bigint("number"),
  },
});
