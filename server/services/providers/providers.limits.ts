import type { RateLimit } from "#shared/schema/limits.ts";

/** Kept in the database, for all processes together: each visit is a row, and may ask the provider. */
export const PROVIDER_LIMITS = {
  visitsFromAddress: { burst: 60, perMinute: 20 },
} as const satisfies Readonly<Record<string, RateLimit>>;
