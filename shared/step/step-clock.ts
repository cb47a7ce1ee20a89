import { driftOf, type Drift } from "./drift.ts";
import type { Way } from "./hull.ts";
import { createProbePace } from "./probe-pace.ts";
import type { Probe, ServerTime, StepClock } from "./server-time.ts";
import { createSlew } from "./slew.ts";

/** What is remembered: as long as a group hug lasts, and no more than this in all. */
const WINDOW_MS = 180_000;
const PROBES_MOST = 768;
/** Answers after `hurry` that replace what was known before it. */
const FRESH_PROBES = 20;
/** Browsers round their clock to half as much; a contradiction beyond it is a jump of a clock. */
const ROUNDING_MS = 2;
/** Neither way takes less than this share of the least round trip, so that much can be cut from an interval's ends. */
const WAY_LEAST_SHARE = 0.1;
/** Ways down that count as of late. */
const DOWNS_OF_LATE = 64;

/** A probe as its two ways, each with the offset of the clocks in it, so that only their sum is a duration. */
type Trip = { readonly up: Way; readonly down: Way };
type Known = Drift & {
  /** The least round trip. */
  readonly leastMs: number;
};

const isPossible = ({ sentMs, answeredMs, receivedMs, returnedMs }: Probe): boolean =>
  [sentMs, answeredMs, receivedMs, returnedMs].every(Number.isFinite) &&
  sentMs <= answeredMs &&
  receivedMs <= returnedMs;

const tripOf = ({ sentMs, answeredMs, receivedMs, returnedMs }: Probe): Trip => ({
  up: { atMs: sentMs, tookMs: receivedMs - sentMs },
  down: { atMs: answeredMs, tookMs: answeredMs - returnedMs },
});

const guessOf = ({ aroundMs, offsetMs, rate }: Drift, localMs: number): number =>
  localMs + offsetMs + rate * (localMs - aroundMs);

/** What server time cannot be outside of: a probe arrived there after it left, and was back after it left there. */
const reachOf = ({ ups, downs, rateLo, rateHi }: Drift, localMs: number): { lo: number; hi: number } => {
  let [ahead, behind] = [Infinity, -Infinity];
  for (const { atMs, tookMs } of ups) {
    const passedMs = localMs - atMs;
    ahead = Math.min(ahead, tookMs + Math.max(rateLo * passedMs, rateHi * passedMs));
  }
  for (const { atMs, tookMs } of downs) {
    const passedMs = localMs - atMs;
    behind = Math.max(behind, -tookMs + Math.min(rateLo * passedMs, rateHi * passedMs));
  }
  return { lo: localMs + behind, hi: localMs + ahead };
};

export const createStepClock = (): StepClock => {
  const pace = createProbePace();
  const slew = createSlew();
  let trips: Trip[] = [];
  let hurriedAtMs: number | null = null;
  let known: Known | null = null;

  /** Worked out when it is asked for, once a probe. */
  const knownNow = (): Known | null => {
    if (trips.length === 0) return null;
    known ??= {
      ...driftOf(
        trips.map(({ up }) => up),
        trips.map(({ down }) => down),
      ),
      leastMs: trips.reduce((least, { up, down }) => Math.min(least, up.tookMs + down.tookMs), Infinity),
    };
    return known;
  };
  const at = (localMs: number): ServerTime | null => {
    const now = knownNow();
    if (now === null) return null;
    const ms = guessOf(now, localMs);
    const { lo, hi } = reachOf(now, localMs);
    const cutMs = Math.max(0, Math.min(now.leastMs * WAY_LEAST_SHARE, (hi - lo - now.leastMs) / 2));
    return { ms, lo: Math.min(ms, lo + cutMs), hi: Math.max(ms, hi - cutMs) };
  };
  const isContradicted = ({ sentMs, answeredMs, receivedMs, returnedMs }: Probe): boolean => {
    const now = knownNow();
    if (now === null) return false;
    const { lo, hi } = reachOf(now, answeredMs);
    return returnedMs > hi + ROUNDING_MS || receivedMs + (answeredMs - sentMs) < lo - ROUNDING_MS;
  };
  const forget = (localMs: number): void => {
    [trips, known, hurriedAtMs] = [[], null, null];
    pace.burst(localMs);
    slew.step();
  };
  /** Drops what is too old, too much, or replaced by what came after `hurry`. */
  const tidy = (nowMs: number): void => {
    const sinceMs = hurriedAtMs;
    if (sinceMs !== null && (trips.at(-FRESH_PROBES)?.up.atMs ?? -Infinity) >= sinceMs) {
      trips = trips.filter(({ up }) => up.atMs >= sinceMs);
      hurriedAtMs = null;
    }
    const keep = trips.findIndex(({ down }) => down.atMs >= nowMs - WINDOW_MS);
    trips.splice(0, Math.max(keep, trips.length - PROBES_MOST));
  };

  return {
    at,
    take(probe) {
      if (!isPossible(probe)) return;
      if (isContradicted(probe)) forget(probe.answeredMs);
      trips.push(tripOf(probe));
      tidy(probe.answeredMs);
      known = null;
    },
    shownAt(localMs) {
      const now = knownNow();
      return now === null ? null : slew.follow(localMs, guessOf(now, localMs));
    },
    localOf(serverMs) {
      const now = knownNow();
      if (now === null) return null;
      return now.aroundMs + (serverMs - now.offsetMs - now.aroundMs) / (1 + now.rate);
    },
    downMs() {
      const lastMs = trips.at(-1)?.down.atMs ?? 0;
      const hi = at(lastMs)?.hi;
      if (hi === undefined) return 0;
      const downs = trips.slice(-DOWNS_OF_LATE).map(({ down }) => down.tookMs + hi - lastMs);
      return Math.max(0, ...downs);
    },
    nextProbeAtMs: pace.nextAtMs,
    asked: (localMs) => pace.asked(localMs, knownNow()?.excessMs ?? 0),
    hurry(localMs) {
      hurriedAtMs = localMs;
      pace.burst(localMs);
    },
    reset: forget,
  };
};
