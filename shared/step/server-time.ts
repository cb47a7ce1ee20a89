/** One question of a device about server time, with its four timestamps (Mills, RFC 5905, 8). */
export type Probe = {
  /** When it left and when its answer came, ms on the device's monotonic clock. */
  readonly sentMs: number;
  readonly answeredMs: number;
  /** When it reached the server and when the answer left there, ms on the server's monotonic clock. */
  readonly receivedMs: number;
  readonly returnedMs: number;
};

/** A reading of server time, ms: the best guess, and what it cannot be outside of, lo <= ms <= hi. */
export type ServerTime = { readonly ms: number; readonly lo: number; readonly hi: number };

/**
 * Server time on one device. Reads no clock: `localMs` is always the device's monotonic clock, given by the caller.
 * Before the first probe there is no estimate.
 *
 * 1. Server time is in [lo, hi] while either clock drifts by up to 100 ppm and neither way takes less than a tenth of the
 *    least round trip, whatever else the ways take.
 * 2. While probes are answered, hi - lo is at most the least round trip of late.
 * 3. The guess is off by half of what the shortest ways up and down differ by, which nobody can know, and by little else.
 * 4. `shownAt` never goes back and runs at 1 +- SLEW_MOST; it steps only when what was known is contradicted, after
 *    `reset`, and when it is off by more than STEP_LEAST_MS.
 * 5. An answer that contradicts what is known throws all of that away and probes in a burst again: a clock jumped.
 * 6. After `hurry` the old knowledge holds until enough answers to newer probes replace it.
 * 7. Memory is bounded, and an answer that cannot be one (not finite, before its question) changes nothing.
 */
export type StepClock = {
  /** An answer came; answers in the order in which they came. */
  take(probe: Probe): void;
  /** Server time at a local moment, best guess and interval; the newest knowledge, so it may jump with a probe. */
  at(localMs: number): ServerTime | null;
  /** Server time to show at a local moment: the guess, approached slowly (slewed). `localMs` must not go back. */
  shownAt(localMs: number): number | null;
  /** The local moment at which `at(...)` is that server time. */
  localOf(serverMs: number): number | null;
  /** What the longest way down of late took at the most, ms; 0 before there is an estimate. For the server's choice of a lead. */
  downMs(): number;
  /** The local moment of the next probe, -Infinity = at once: a burst at first and after `hurry`, sparse later. */
  nextProbeAtMs(): number;
  /** A probe left (counts towards the burst even if no answer comes). */
  asked(localMs: number): void;
  /** Probe in a burst again from now on: the device slept, or came back. What is known stays until it is contradicted. */
  hurry(localMs: number): void;
  /** Forget everything: another server clock. */
  reset(localMs: number): void;
};
