import { createErrorBand, learnError, resetErrorBand, type ErrorBand } from "./error-band.ts";
import { createHourProfile, hourEffect, learnHour, resetHourProfile } from "./hour-profile.ts";
import type { Usual } from "./usual.ts";

/** Weights of the newest entry in the two exponential averages. */
const SLOW = 0.07;
const FAST = 0.4;

/** What a plain rule says of one dimension (valence or arousal), and how it fared in this history so far. */
export type Expectation = {
  /** Between the slow and the fast average, and the effect of the hour. */
  expected: number;
  slow: number;
  fast: number;
  atHour: number;
  readonly band: ErrorBand;
  lastError: number;
  /** How much of an error was still there in the next entry, -1..1. */
  carry: number;
};

export const createExpectation = (): Expectation => ({
  expected: 0,
  slow: 0,
  fast: 0,
  atHour: 0,
  band: createErrorBand(),
  lastError: 0,
  carry: 0,
});

/** While entries are few, each weighs as in a mean of them and the usual level. */
const weightOf = (before: number, least: number): number => (before + 2 < 1 / least ? 1 / (before + 2) : least);

const profile = createHourProfile();

/**
 * Fills `out` from `count` values (0..1, oldest first), whose hours lie at `places`, for a target at `targetPlace`.
 * Every value is first expected from those before it, then learnt.
 */
export function expectInto(
  values: Float64Array,
  places: Float64Array,
  count: number,
  targetPlace: number,
  usual: Usual,
  out: Expectation,
): void {
  resetHourProfile(profile, usual.atHour);
  resetErrorBand(out.band, usual.error);
  let slow = usual.level;
  let fast = usual.level;
  let lastError = 0;
  let carried = 0;
  let carriable = 4 * usual.error * usual.error;
  for (let index = 0; index < count; index += 1) {
    const value = values[index] ?? 0;
    const place = places[index] ?? 0;
    const expected = slow + usual.carry * (fast - slow) + hourEffect(profile, place);
    const error = value - expected;
    learnError(out.band, expected, error, index);
    learnHour(profile, place, value - slow);
    carried += error * lastError;
    carriable += lastError * lastError;
    lastError = error;
    slow += weightOf(index, SLOW) * (value - slow);
    fast += weightOf(index, FAST) * (value - fast);
  }
  out.slow = slow;
  out.fast = fast;
  out.atHour = hourEffect(profile, targetPlace);
  out.expected = slow + usual.carry * (fast - slow) + out.atHour;
  out.lastError = lastError;
  out.carry = carried / carriable;
}
