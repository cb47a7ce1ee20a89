import type { LimitSettings, Measure, MeasureSettings } from "#shared/schema/measure.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import type { Outcome } from "../outcome.ts";

/** Who acts, with the role of their staff session. */
export type Setter = { readonly userId: string; readonly role: StaffRole };
export type AskedMeasure = MeasureSettings & {
  /** Made by who asks: asked again, it is set once. */
  readonly id: string;
  readonly minutes: number;
};
/** A limit that holds now, for so long. */
export type LimitInForce = LimitSettings & { readonly leftMs: number };
type Ok = Outcome<{ readonly ok: true }>;

/**
 * What holds for everybody until its end (`shared/policy/measure.policy.ts`). Each act leaves its audit entry in the same
 * transaction; what is refused changes nothing and leaves none. Every method rejects with `Unavailable` when the database
 * is away.
 */
export type Measures = {
  /** Those that hold, and those of the last 30 days; newest first, 100 at the most. */
  list(): Promise<readonly Measure[]>;
  /** Refusals: `not_yours_to_do` (off the staff, or in another role by now). */
  set(by: Setter, asked: AskedMeasure): Promise<Ok>;
  /** Ends one before its time; one that is over changes nothing. Refusals: `no_such_measure`, `not_yours_to_do`. */
  lift(by: Setter, id: string): Promise<Ok>;
  /** Limits that hold now. */
  limits(): Promise<readonly LimitInForce[]>;
  /** Until when somebody is kept back because they are new, ms since 1970; null = they are not. */
  raidUntil(userId: string): Promise<number | null>;
};
