import { fewer, percentOf, stricter } from "#shared/policy/measure.policy.ts";
import type { RateLimit } from "#shared/schema/limits.ts";
import { isMeasured, type LimitSettings, type Measured } from "#shared/schema/measure.ts";
import type { Clock } from "./clock.ts";
import { createRepeat, type Repeat } from "./repeat.ts";

/** What rates are while limits hold. */
export type LiveLimits = {
  /** The rate of something now; what no measure is about keeps its own. */
  rateOf(name: string, usual: RateLimit): RateLimit;
  numberOf(name: Measured, usual: number): number;
};
export type MeasuresWatch = Repeat &
  LiveLimits & {
    /** Looks now: limits are other ones. */
    look(): Promise<void>;
  };

type MeasuresWatchDeps = {
  /** Limits that hold now, for so long. */
  readonly limits: () => Promise<readonly (LimitSettings & { readonly leftMs: number })[]>;
  readonly clock: Pick<Clock, "nowMs">;
  readonly everyMs?: number;
};

/** Nothing is measured. */
export const USUAL_LIMITS: LiveLimits = { rateOf: (_, usual) => usual, numberOf: (_, usual) => usual };

/**
 * Looks once a second which limits hold, in every process, and at once when it hears that they changed. While the database
 * is away what is known holds until its end (M5).
 */
export const createMeasuresWatch = ({ limits, clock, everyMs = 1_000 }: MeasuresWatchDeps): MeasuresWatch => {
  let known: readonly (LimitSettings & { readonly untilMs: number })[] = [];
  const look = async (): Promise<void> => {
    const found = await limits();
    const nowMs = clock.nowMs();
    known = found.map(({ leftMs, ...limit }) => ({ ...limit, untilMs: nowMs + leftMs }));
  };
  const percent = (name: Measured): number => {
    if (known.length === 0) return 100;
    const nowMs = clock.nowMs();
    return percentOf(
      known.filter(({ untilMs }) => untilMs > nowMs),
      name,
    );
  };
  return {
    look,
    rateOf: (name, usual) => (known.length > 0 && isMeasured(name) ? stricter(usual, percent(name)) : usual),
    numberOf: (name, usual) => fewer(usual, percent(name)),
    ...createRepeat(everyMs, () => look().catch(() => undefined), 0),
  };
};
