import { defineEntity, p } from "@mikro-orm/core";

/** A token bucket that survives a restart and that all processes share. Written by the function `take_token` only. */
export const RateLimit = defineEntity({
  name: "RateLimit",
  tableName: "rate_limits",
  properties: {
    /** What is limited and of whom, by a keyed hash: no address and no mail is in it. */
    key: p.text().primary(),
    tokens: p.double(),
    at: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp").index("rate_limits_at_index"),
  },
});
