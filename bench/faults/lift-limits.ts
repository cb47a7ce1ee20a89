/** Loaded into a server before its own program: a fault run asks more of few people than any person would. */
import { Limits } from "../../server/api/limits.ts";
import { MATCHMAKING_LIMITS, REQUEST_LIMITS, type RateLimit } from "#shared/schema/limits.ts";

const LIFTED: RateLimit = { burst: 1_000_000, perMinute: 60_000_000 };
for (const limits of [REQUEST_LIMITS, MATCHMAKING_LIMITS]) {
  for (const limit of Object.values(limits)) Object.assign(limit, LIFTED);
}
Limits.prototype.take = () => 0;
