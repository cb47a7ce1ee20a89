import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { unit } from "#shared/design/hash.ts";
import type { Probe, StepClock } from "./server-time.ts";
import { createStepClock } from "./step-clock.ts";
import { check, type Found } from "./testing/check-samples.ts";
import { simulate, type SimDevice, type SimEvent } from "./testing/sim-device.ts";

const roundTrips = { least: 20, most: 300 };

/** A device drawn from a seed: round trip 20 to 300 ms, jitter a quarter of it each way, 1 % loss, drift up to 100 ppm. */
const deviceOf = (seed: number, asymmetry: number, events: readonly SimEvent[] = [], untilMs = 30_000): SimDevice => {
  const between = (n: number, least: number, most: number) => least + (most - least) * unit(seed, n);
  const tripMs = between(1, roundTrips.least, roundTrips.most);
  const share = between(2, -asymmetry, asymmetry);
  return {
    seed,
    path: {
      upMs: (tripMs / 2) * (1 + share),
      downMs: (tripMs / 2) * (1 - share),
      jitterMs: tripMs / 4,
      lossShare: 0.01,
    },
    driftPpm: between(3, -100, 100),
    localMs: between(4, 0, 600_000),
    serverMs: between(5, 0, 600_000),
    events,
    untilMs,
    sampleMs: 20,
  };
};
const floorMs = ({ path }: SimDevice): number => Math.abs(path.upMs - path.downMs) / 2;
const tripMs = ({ path }: SimDevice): number => path.upMs + path.downMs;

type Played = Found & { readonly device: SimDevice; readonly probes: number };
const playOn = (clock: StepClock, device: SimDevice, fromMs = 0, untilMs = Infinity): Played => {
  const { samples, probes } = simulate(clock, device);
  return { ...check(samples, fromMs, untilMs), device, probes };
};
const play = (device: SimDevice, fromMs = 0, untilMs = Infinity) => playOn(createStepClock(), device, fromMs, untilMs);
const seeds = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const sum = (of: (played: Played) => number, all: readonly Played[]) => all.reduce((total, one) => total + of(one), 0);

describe("server time on one device", () => {
  it.each([0, 0.1, 0.3])("1 2 3 4 is held, guessed and shown, asymmetry %d", (asymmetry) => {
    const found = { known: 0, missing: 0, wide: 0, unsteady: 0, probes: 0 };
    for (const device of seeds(8).map((seed) => deviceOf(seed, asymmetry))) {
      const { samples, probes } = simulate(createStepClock(), device);
      const all = check(samples);
      found.probes += probes;
      for (const key of ["known", "missing", "wide", "unsteady"] as const) found[key] += all[key];
      const { guessMs, shownMs } = check(samples, 5_000);
      expect(guessMs - floorMs(device), `seed ${device.seed}`).toBeLessThan(tripMs(device) / 40 + 1);
      expect(shownMs - floorMs(device), `seed ${device.seed}`).toBeLessThan(tripMs(device) / 40 + 1);
    }
    expect(found).toMatchObject({ missing: 0, wide: 0, unsteady: 0 });
    expect(found.known).toBeGreaterThan(10_000);
    expect(found.probes).toBeGreaterThan(2_000);
  });

  it("1 3 is held and guessed on any path", () => {
    const paths = fc.record({
      seed: fc.nat(1e9),
      upMs: fc.double({ min: 0.5, max: 800, noNaN: true }),
      downMs: fc.double({ min: 0.5, max: 800, noNaN: true }),
      jitterMs: fc.double({ min: 0, max: 100, noNaN: true }),
      lossShare: fc.constantFrom(0, 0.01, 0.1),
      driftPpm: fc.double({ min: -150, max: 150, noNaN: true }),
    });
    fc.assert(
      fc.property(paths, ({ seed, driftPpm, ...path }) => {
        fc.pre(Math.min(path.upMs, path.downMs) > (path.upMs + path.downMs) / 10);
        const device = { ...deviceOf(seed, 0, [], 12_000), path, driftPpm };
        const { missing, unsteady, guessMs } = play(device, 5_000);
        return missing === 0 && unsteady === 0 && guessMs - floorMs(device) < path.jitterMs / 5 + 0.5;
      }),
      { numRuns: 25 },
    );
  });

  it("has no estimate before its first probe", () => {
    const clock = createStepClock();
    expect([clock.at(5), clock.shownAt(5), clock.localOf(5), clock.downMs()]).toEqual([null, null, null, 0]);
    expect(clock.nextProbeAtMs()).toBe(-Infinity);
  });

  it("knows after one probe what that says", () => {
    const clock = createStepClock();
    clock.take({ sentMs: 100, answeredMs: 140, receivedMs: 5_000, returnedMs: 5_010 });
    const { ms, lo, hi } = clock.at(140) ?? { ms: 0, lo: 0, hi: 0 };
    expect(ms).toBeCloseTo(5_025, 1);
    expect(lo).toBeCloseTo(5_010, 1);
    expect(hi).toBeCloseTo(5_040, 1);
    expect(hi - lo).toBeLessThanOrEqual(30 + 1e-9);
    expect(clock.downMs()).toBeCloseTo(30, 1);
  });

  it("says when a server time is, the other way round", () => {
    const device = deviceOf(7, 0.3);
    const clock = createStepClock();
    const { samples } = simulate(clock, device);
    for (const { localMs } of samples.slice(-100))
      expect(clock.localOf(clock.at(localMs)?.ms ?? 0)).toBeCloseTo(localMs, 6);
  });

  it("1 stays in its interval when probes stop, which grows", () => {
    const clock = createStepClock();
    const { samples } = simulate(clock, deviceOf(3, 0.3));
    const last = samples.at(-1);
    const [now, later] = [clock.at(last?.localMs ?? 0), clock.at((last?.localMs ?? 0) + 600_000)];
    const width = (time: typeof now) => (time === null ? Number.NaN : time.hi - time.lo);
    expect(width(later)).toBeGreaterThan(width(now) + 1);
    const trueMs = (last?.serverMs ?? 0) + 600_000 / (1 + deviceOf(3, 0.3).driftPpm / 1e6);
    expect(later?.lo).toBeLessThanOrEqual(trueMs);
    expect(later?.hi).toBeGreaterThanOrEqual(trueMs);
  });

  it("tells the longest way down of late, at the most", () => {
    for (const seed of seeds(5)) {
      const device = deviceOf(seed, 0.3, [], 4_000);
      const clock = createStepClock();
      simulate(clock, device);
      expect(clock.downMs()).toBeGreaterThan(device.path.downMs + device.path.jitterMs / 2);
      expect(clock.downMs()).toBeLessThan(tripMs(device) + device.path.jitterMs * 2 + 400);
    }
  });
});

describe("what breaks off what is known", () => {
  const AT_MS = 20_000;
  const settled = (device: SimDevice): number => tripMs(device) / 30 + 1.5;

  it.each([
    ["the local clock jumps ahead", { kind: "jumps", byMs: 5_000 }],
    ["the local clock jumps by less than is seen at once", { kind: "jumps", byMs: 400 }],
    ["the device sleeps, and does not know it", { kind: "sleeps", forMs: 8_000 }],
    ["the server's clock is another, and nobody says so", { kind: "restarts", serverMs: 77, isTold: false }],
    ["the server's clock is another", { kind: "restarts", serverMs: 9_000_000, isTold: true }],
  ] as const)("5 %s: known again, in a burst", (_, event) => {
    for (const seed of seeds(5)) {
      const device = deviceOf(seed, 0.1, [{ ...event, atMs: AT_MS }], 40_000);
      const wakesMs = AT_MS + (event.kind === "sleeps" ? event.forMs : 0);
      const found = play(device, wakesMs + 5_000);
      const limitMs = floorMs(device) + settled(device);
      expect({ seed, missing: found.missing, unsteady: found.unsteady }).toEqual({ seed, missing: 0, unsteady: 0 });
      expect(found.guessMs, `seed ${seed}`).toBeLessThan(limitMs);
      expect(found.shownMs, `seed ${seed}`).toBeLessThan(limitMs);
      expect(found.probes - play(deviceOf(seed, 0.1, [], 40_000)).probes).toBeGreaterThan(40);
    }
  });

  it("6 a device that hurries after its sleep is in step a second later, however short the sleep was", () => {
    for (const seed of seeds(8)) {
      const forMs = 20 + 4_000 * unit(seed, 9);
      const events: SimEvent[] = [
        { atMs: AT_MS, kind: "sleeps", forMs },
        { atMs: AT_MS + forMs, kind: "hurries" },
      ];
      const device = deviceOf(seed, 0, events, AT_MS + forMs + 4_000);
      const found = play(device, AT_MS + forMs + 1_000 + tripMs(device));
      expect(found.guessMs, `seed ${seed}`).toBeLessThan(tripMs(device) / 12 + 1);
    }
  });

  it("6 hurrying without need keeps what is known", () => {
    for (const seed of seeds(5)) {
      const device = deviceOf(seed, 0.1, [{ atMs: AT_MS, kind: "hurries" }], 30_000);
      const found = play(device, AT_MS - 1_000);
      expect(found).toMatchObject({ missing: 0, unsteady: 0 });
      expect(found.guessMs - floorMs(device)).toBeLessThan(tripMs(device) / 25 + 1);
    }
  });

  it("7 nonsense changes nothing", () => {
    const clock = createStepClock();
    simulate(clock, deviceOf(5, 0));
    const before = clock.at(700_000);
    const good: Probe = { sentMs: 700_000, answeredMs: 700_100, receivedMs: 5, returnedMs: 6 };
    clock.take({ ...good, sentMs: Number.NaN });
    clock.take({ ...good, returnedMs: Infinity });
    clock.take({ ...good, answeredMs: 699_999 });
    clock.take({ ...good, returnedMs: 4 });
    expect(clock.at(700_000)).toEqual(before);
  });

  it("7 probes of an hour take no longer to weigh than those of some minutes", () => {
    const clock = createStepClock();
    for (let n = 0; n < 3_600; n += 1) {
      const sentMs = n * 1_000;
      clock.take({ sentMs, answeredMs: sentMs + 20, receivedMs: sentMs + 10, returnedMs: sentMs + 10 });
    }
    // A way that was better, but longer ago than is remembered, no longer counts: the interval has grown back.
    expect(clock.at(3_600_000)).toMatchObject({ ms: expect.closeTo(3_600_000, 3) });
  });
});

describe("a clock that is read roughly", () => {
  it.each([0.1, 1])("5 rounding to %d ms is no jump, even on a path of a tenth of it", (stepMs) => {
    const inner = createStepClock();
    const rough = (ms: number) => Math.floor(ms / stepMs) * stepMs;
    const clock: StepClock = {
      ...inner,
      take: (probe) => inner.take({ ...probe, sentMs: rough(probe.sentMs), answeredMs: rough(probe.answeredMs) }),
    };
    const path = { upMs: stepMs / 20, downMs: stepMs / 20, jitterMs: stepMs / 20, lossShare: 0 };
    const found = playOn(clock, { ...deviceOf(4, 0), path }, 5_000);
    expect(found.guessMs).toBeLessThan(stepMs);
    expect(found.probes).toBe(play({ ...deviceOf(4, 0), path }).probes);
  });
});

describe("the checker", () => {
  const brokenFound = (breakIt: (clock: StepClock) => StepClock): Played[] =>
    seeds(4).map((seed) => playOn(breakIt(createStepClock()), deviceOf(seed, 0.3)));

  it("finds an interval that is too narrow", () => {
    const all = brokenFound((clock) => ({
      ...clock,
      at(localMs) {
        const time = clock.at(localMs);
        return time === null ? null : { ms: time.ms, lo: time.ms - 1, hi: time.ms + 1 };
      },
    }));
    expect(sum(({ missing }) => missing, all)).toBeGreaterThan(1_000);
  });

  it("finds a time that is shown as it is guessed", () => {
    const all = brokenFound((clock) => ({ ...clock, shownAt: (localMs) => clock.at(localMs)?.ms ?? null }));
    expect(sum(({ unsteady }) => unsteady, all)).toBeGreaterThan(0);
  });

  it("finds answers that are counted from the wrong end", () => {
    const all = brokenFound((clock) => ({
      ...clock,
      take: (probe) => clock.take({ ...probe, answeredMs: (probe.answeredMs + probe.sentMs) / 2 }),
    }));
    expect(sum(({ missing }) => missing, all)).toBeGreaterThan(100);
  });

  it("finds knowledge that does not age", () => {
    const all = brokenFound((clock) => {
      let first: { readonly localMs: number; readonly ms: number; readonly lo: number; readonly hi: number } | null =
        null;
      return {
        ...clock,
        at(localMs) {
          const time = clock.at(localMs);
          first ??= time === null ? null : { ...time, localMs };
          const passedMs = localMs - (first?.localMs ?? 0);
          return first && { ms: first.ms + passedMs, lo: first.ms + passedMs - 2, hi: first.ms + passedMs + 2 };
        },
      };
    });
    expect(sum(({ missing }) => missing, all)).toBeGreaterThan(1_000);
  });
});
