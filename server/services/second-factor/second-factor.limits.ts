import type { RateLimit } from "#shared/schema/limits.ts";

/** Six digits of which three are good at any time: at this pace a hundred days of guessing come to less than one in ten. */
export const SECOND_FACTOR_LIMITS = {
  codeOfPerson: { burst: 10, perMinute: 0.2 },
} as const satisfies Readonly<Record<string, RateLimit>>;
