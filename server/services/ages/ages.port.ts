import type { Age } from "#shared/schema/age.ts";
import type { Outcome } from "../outcome.ts";

/** 16 and older. Every method rejects with `Unavailable` when the database is away. */
export type Ages = {
  /** Refusal: `too_young`; keeps nothing, and touches nothing. */
  check(age: Age): Outcome<{ readonly ok: true }>;
  /** Keeps the span of years in which they were born. Refusals: `too_young`, as above; `no_such_person`. */
  say(userId: string, age: Age): Promise<Outcome<{ readonly ok: true }>>;
  /** Whether they said it. */
  isKnown(userId: string): Promise<boolean>;
};
