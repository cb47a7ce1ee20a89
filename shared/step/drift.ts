import { lowerHull, type Way } from "./hull.ts";

/** Two clocks that are each off by up to 100 ppm drift apart by no more than this, ms each ms. */
export const DRIFT_MOST = 2e-4;
/** How much a rate wanders while probes are remembered: crystals warm up. */
const WANDER = 2e-6;
/** Rates whose odds against the best are worse than e^-9 are out. */
const ODDS = 7;
const GRID = 16;
const ROUNDS = 3;
/**
 * Excess at which the odds are one in e, in middle excesses: the middle, because a frame that was lost is no measure. A
 * flat distribution has half of the density at its edge, and where order is kept a frame that came late holds up those
 * that would have been early.
 */
const SCALE = 4;
const SAMPLE = 32;

/** Both ways of all probes that are remembered, and what rates between the clocks they allow. */
export type Drift = {
  /** Local moment that the rate turns around, ms. */
  readonly aroundMs: number;
  /** Server time minus local time at `aroundMs`, ms, and by how much it grows each ms: the best guess of both. */
  readonly offsetMs: number;
  readonly rate: number;
  readonly rateLo: number;
  readonly rateHi: number;
  /** What frames exceed the shortest way by, in the middle, ms. */
  readonly excessMs: number;
  /** The hulls, `tookMs` with the offset of the clocks in it: up = way + offset, down = way - offset. */
  readonly ups: readonly Way[];
  readonly downs: readonly Way[];
};

type Leg = {
  readonly hull: readonly Way[];
  readonly count: number;
  readonly sumAtMs: number;
  readonly sumTookMs: number;
};

const legOf = (ways: readonly Way[], aroundMs: number): Leg => {
  let sumAtMs = 0;
  let sumTookMs = 0;
  for (const { atMs, tookMs } of ways) {
    sumAtMs += atMs - aroundMs;
    sumTookMs += tookMs;
  }
  return { hull: lowerHull(ways), count: ways.length, sumAtMs, sumTookMs };
};

/** The shortest way at a rate, as of `aroundMs`, and by how much all of them together exceed it. */
const at = ({ hull, count, sumAtMs, sumTookMs }: Leg, aroundMs: number, rate: number) => {
  let leastMs = Infinity;
  for (const { atMs, tookMs } of hull) leastMs = Math.min(leastMs, tookMs - rate * (atMs - aroundMs));
  return { leastMs, excessMs: sumTookMs - rate * sumAtMs - count * leastMs };
};

const ratesFrom = (from: number, until: number): number[] =>
  Array.from({ length: GRID + 1 }, (_, n) => from + ((until - from) * n) / GRID);

/** What up to SAMPLE of the ways exceed the shortest by. */
const sampleOf = (ways: readonly Way[], aroundMs: number, rate: number, leastMs: number): number[] => {
  const stride = Math.ceil(ways.length / SAMPLE);
  return Array.from({ length: Math.floor(ways.length / stride) }, (_, n) => {
    const { atMs, tookMs } = ways[n * stride] ?? { atMs: aroundMs, tookMs: leastMs };
    return tookMs - rate * (atMs - aroundMs) - leastMs;
  });
};
const middleOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Offset and rate of the server's clock against the local one. What a frame takes beyond its leg's shortest way is
 * taken to be distributed exponentially, so that the odds of a rate fall with the sum of all that is in excess (the
 * linear programme of Moon, Skelly and Towsley 1999 gives the likeliest rate); the guess is the mean over all rates,
 * weighted by their odds, which is closer than the likeliest alone. At least one way each, in order, equally many.
 */
export const driftOf = (ups: readonly Way[], downs: readonly Way[]): Drift => {
  const aroundMs = downs.at(-1)?.atMs ?? 0;
  const [up, down] = [legOf(ups, aroundMs), legOf(downs, aroundMs)];
  const tryRate = (rate: number) => {
    const [u, d] = [at(up, aroundMs, rate), at(down, aroundMs, -rate)];
    return { rate, offsetMs: (u.leastMs - d.leastMs) / 2, excessMs: u.excessMs + d.excessMs, u, d };
  };
  let [rateLo, rateHi] = [-DRIFT_MOST, DRIFT_MOST];
  let tries = ratesFrom(rateLo, rateHi).map(tryRate);
  const best = tries.reduce((least, tried) => (tried.excessMs < least.excessMs ? tried : least));
  const excessMs = middleOf([
    ...sampleOf(ups, aroundMs, best.rate, best.u.leastMs),
    ...sampleOf(downs, aroundMs, -best.rate, best.d.leastMs),
  ]);
  const scaleMs = SCALE * excessMs + 1e-6;
  const oddsOf = (tried: typeof tries): number[] => {
    const bestMs = Math.min(...tried.map(({ excessMs }) => excessMs));
    return tried.map(({ excessMs }) => (excessMs - bestMs) / scaleMs);
  };
  // Each time only around the rates that are left: a good path tells them to a millionth.
  for (let round = 1; round < ROUNDS; round += 1) {
    const step = (rateHi - rateLo) / GRID;
    const odds = oddsOf(tries);
    const left = tries.filter((_, n) => (odds[n] ?? 0) < ODDS).map(({ rate }) => rate);
    [rateLo, rateHi] = [Math.max(rateLo, Math.min(...left) - step), Math.min(rateHi, Math.max(...left) + step)];
    tries = ratesFrom(rateLo, rateHi).map(tryRate);
  }
  const weights = oddsOf(tries).map(expOfMinus);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const meanOf = (of: (tried: (typeof tries)[number]) => number): number =>
    tries.reduce((sum, tried, n) => sum + of(tried) * (weights[n] ?? 0), 0) / total;
  return {
    aroundMs,
    offsetMs: meanOf(({ offsetMs }) => offsetMs),
    rate: meanOf(({ rate }) => rate),
    rateLo: rateLo - WANDER,
    rateHi: rateHi + WANDER,
    excessMs,
    ups: up.hull,
    downs: down.hull,
  };
};

/** About e^-x for x >= 0, in operations that are the same to the bit everywhere: (1 - x/64)^64. */
const expOfMinus = (x: number): number => {
  let power = Math.max(0, 1 - x / 64);
  for (let doubling = 0; doubling < 6; doubling += 1) power *= power;
  return power;
};
