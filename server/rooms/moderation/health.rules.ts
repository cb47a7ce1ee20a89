import type { ProcessHealth } from "#shared/schema/moderation.ts";

export const HEALTH_STEP_MS = 10_000;
export const HEALTH_STEPS_MAX = 60;

/** All processes together, over ten seconds: sums, and the slowest process' times. */
export type HealthSum = {
  /** When they began, ms since 1970. */
  readonly atMs: number;
  readonly hugs: number;
  readonly joins: number;
  readonly refusals: number;
  readonly reports: number;
  readonly ackP99Ms: number;
};
export type HealthSeries = {
  readonly done: readonly HealthSum[];
  readonly last: HealthSum | null;
  readonly tookAtMs: number;
};

export const EMPTY_SERIES: HealthSeries = { done: [], last: null, tookAtMs: -Infinity };

const UINT16_MAX = 65_535;
const most = (value: number): number => Math.min(UINT16_MAX, value);
const sumOf = (healths: readonly ProcessHealth[], name: "hugs" | "joins" | "refusals" | "reports"): number =>
  healths.reduce((sum, health) => sum + health[name], 0);

/** Takes how all processes are, once a second; what was not taken in time is not there. */
export const takeHealth = (series: HealthSeries, healths: readonly ProcessHealth[], nowMs: number): HealthSeries => {
  if (nowMs < series.tookAtMs + 1_000 || healths.length === 0) return series;
  const atMs = nowMs - (nowMs % HEALTH_STEP_MS);
  const isSame = series.last?.atMs === atMs;
  const before =
    isSame && series.last ? series.last : { atMs, hugs: 0, joins: 0, refusals: 0, reports: 0, ackP99Ms: 0 };
  const last = {
    atMs,
    hugs: most(before.hugs + sumOf(healths, "hugs")),
    joins: most(before.joins + sumOf(healths, "joins")),
    refusals: most(before.refusals + sumOf(healths, "refusals")),
    reports: most(before.reports + sumOf(healths, "reports")),
    ackP99Ms: Math.max(before.ackP99Ms, ...healths.map(({ ackP99Ms }) => ackP99Ms)),
  };
  const done = isSame || series.last === null ? series.done : [...series.done, series.last].slice(-HEALTH_STEPS_MAX);
  return { done, last, tookAtMs: nowMs };
};
