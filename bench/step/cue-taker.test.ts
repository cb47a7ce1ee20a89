import { describe, expect, it } from "vitest";
import type { StepClock } from "#shared/step/server-time.ts";
import { createStepClock } from "#shared/step/step-clock.ts";
import { simulate, type SimDevice } from "#shared/step/testing/sim-device.ts";
import { createCueTaker } from "./cue-taker.ts";
import { floorErrorMs, netOf } from "./network.ts";
import { SEEDED_FAULTS } from "./seeded-faults.ts";

const SERVER_MS = 900_000;
const CUES = 20;

/** One client of the bench on a simulated network: cues are due each 600 ms from the fifth second on. */
const takeCues = (n: number, asymmetry: number, settleEveryAnswers = 1, receivedAheadMs = 400) => {
  const net = netOf(1, 0, n, asymmetry);
  const rate = 1 + net.driftPpm / 1e6;
  const device: SimDevice = {
    seed: n + 1,
    path: { ...net, lossShare: 0.01 },
    driftPpm: net.driftPpm,
    localMs: net.localMs,
    serverMs: SERVER_MS,
    untilMs: 18_000,
    sampleMs: 1_000_000,
  };
  const clock = createStepClock();
  let nowMs = net.localMs;
  const axis = { nowMs: () => nowMs, serverOf: (localMs: number) => (localMs - net.localMs) / rate + SERVER_MS };
  const taker = createCueTaker(
    clock,
    axis,
    () => ({}),
    () => 1,
    SEEDED_FAULTS,
  );
  let [received, answers] = [0, 0];
  const watched: StepClock = {
    ...clock,
    take(probe) {
      nowMs = probe.answeredMs;
      for (; received < CUES && axis.serverOf(nowMs) >= dueMs(received) - receivedAheadMs; received += 1)
        taker.receive(received, dueMs(received));
      if ((answers += 1) % settleEveryAnswers === 0) taker.settle();
      clock.take(probe);
    },
  };
  simulate(watched, device);
  return { taker, net };
};
const dueMs = (cue: number): number => SERVER_MS + 5_000 + cue * 600;
const clients = [0, 1, 2, 3, 4, 5, 6, 7];

describe("a client's cues", () => {
  it("start when its own clock says so: off by its floor and little more", () => {
    for (const n of clients) {
      const { taker, net } = takeCues(n, 30);
      expect(taker.taken.map(({ cue }) => cue)).toEqual(Array.from({ length: CUES }, (_, cue) => cue));
      for (const { startedMs, dueMs: due } of taker.taken)
        expect(Math.abs(startedMs - due + floorErrorMs(net))).toBeLessThan(3 + net.jitterMs / 20);
    }
  });

  it("start at the same moment however late the bench looks, but for what was learned meanwhile", () => {
    for (const n of clients) {
      const [often, seldom] = [takeCues(n, 0).taker.taken, takeCues(n, 0, 5).taker.taken];
      for (const [cue, { startedMs }] of seldom.entries())
        expect(Math.abs(startedMs - (often[cue]?.startedMs ?? Number.NaN))).toBeLessThan(3);
    }
  });

  it("have an interval that holds the true start", () => {
    const all = clients.flatMap((n) => takeCues(n, 30).taker.taken);
    expect(all.filter(({ startedMs, loMs, hiMs }) => !(loMs <= startedMs && startedMs <= hiMs))).toEqual([]);
  });

  it("do not start before they were received", () => {
    for (const { startedMs, receivedMs, dueMs: due } of takeCues(0, 0, 1, -50).taker.taken) {
      expect(receivedMs).toBeGreaterThan(due);
      expect(startedMs).toBeCloseTo(receivedMs, 6);
    }
  });

  it("are wrong where a fault is seeded", () => {
    const { taker } = takeCues(2, 0);
    const [local = [], off = [], narrow = []] = taker.takenWrong;
    expect(local.every(({ startedMs, dueMs: due }) => Math.abs(startedMs - due) > 1_000)).toBe(true);
    expect(off.every(({ startedMs, dueMs: due }) => Math.abs(startedMs - due - 200) < 10)).toBe(true);
    expect(narrow.every(({ loMs, hiMs }) => hiMs - loMs < 0.2)).toBe(true);
  });
});
