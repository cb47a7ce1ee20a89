import { mix, unit } from "#shared/design/hash.ts";
import type { Probe, ServerTime, StepClock } from "../server-time.ts";

/** A network path of a device. Order is kept: a frame that comes early waits for the one before it. */
export type SimPath = {
  /** What a frame takes at the least, ms. */
  readonly upMs: number;
  readonly downMs: number;
  /** Up to this much more, evenly distributed, ms. */
  readonly jitterMs: number;
  /** Share of frames that are lost once and come 200 ms later. */
  readonly lossShare: number;
};

/** What happens to the device's clock, at a moment of true time. */
export type SimEvent =
  | { readonly atMs: number; readonly kind: "jumps"; readonly byMs: number }
  /** It stands still and nothing runs; what comes meanwhile is read afterwards. */
  | { readonly atMs: number; readonly kind: "sleeps"; readonly forMs: number }
  | { readonly atMs: number; readonly kind: "hurries" }
  /** The server's clock is another one from now on. `isTold`: the device learns of it, as by `clockId`. */
  | { readonly atMs: number; readonly kind: "restarts"; readonly serverMs: number; readonly isTold: boolean };

export type SimDevice = {
  readonly seed: number;
  readonly path: SimPath;
  readonly driftPpm: number;
  /** Local and server time at true time 0. */
  readonly localMs: number;
  readonly serverMs: number;
  readonly events?: readonly SimEvent[];
  readonly untilMs: number;
  /** How often it is looked at. */
  readonly sampleMs: number;
};

export type SimSample = {
  readonly trueMs: number;
  readonly localMs: number;
  readonly serverMs: number;
  readonly at: ServerTime | null;
  readonly shownMs: number | null;
  /** Round trip of the fastest probe since the last event, ms; Infinity before the first. */
  readonly leastMs: number;
};

const STEP_MS = 1;

/** Plays one device against a simulated network, in steps of 1 ms of true time; the same for the same seed. */
export const simulate = (clock: StepClock, device: SimDevice): { samples: SimSample[]; probes: number } => {
  const draw = drawOf(device.seed);
  const up = legOf(device.path.upMs, device.path, draw);
  const down = legOf(device.path.downMs, device.path, draw);
  const rate = 1 + device.driftPpm / 1e6;
  const events = [...(device.events ?? [])];
  const samples: SimSample[] = [];
  const answers: { readonly comesMs: number; readonly probe: Omit<Probe, "answeredMs"> }[] = [];
  let [jumpedMs, sleptMs, wakesMs, serverAheadMs, leastMs, probes] = [0, 0, 0, device.serverMs, Infinity, 0];

  const localAt = (trueMs: number): number => device.localMs + (trueMs - sleptMs) * rate + jumpedMs;
  const happen = (event: SimEvent, trueMs: number): void => {
    leastMs = Infinity;
    if (event.kind === "jumps") jumpedMs += event.byMs;
    if (event.kind === "hurries") clock.hurry(localAt(trueMs));
    if (event.kind === "sleeps") [wakesMs, sleptMs] = [trueMs + event.forMs, sleptMs + event.forMs];
    if (event.kind !== "restarts") return;
    serverAheadMs = event.serverMs - trueMs;
    if (!event.isTold) return;
    answers.length = 0;
    clock.reset(localAt(trueMs));
  };
  for (let trueMs = 0; trueMs <= device.untilMs; trueMs += STEP_MS) {
    while (events[0] !== undefined && events[0].atMs <= trueMs) happen(events.shift() as SimEvent, trueMs); // as: looked at
    if (trueMs < wakesMs) continue;
    for (; answers[0] !== undefined && answers[0].comesMs <= trueMs; answers.shift()) {
      const answeredMs = localAt(Math.max(answers[0].comesMs, wakesMs));
      clock.take({ ...answers[0].probe, answeredMs });
      leastMs = Math.min(leastMs, answeredMs - answers[0].probe.sentMs);
    }
    const localMs = localAt(trueMs);
    if (clock.nextProbeAtMs() <= localMs) {
      clock.asked(localMs);
      probes += 1;
      const reachedMs = up(trueMs);
      const receivedMs = reachedMs + serverAheadMs;
      const probe = { sentMs: localMs, receivedMs, returnedMs: receivedMs + 0.05 };
      answers.push({ comesMs: down(reachedMs + 0.05), probe });
    }
    if (trueMs % device.sampleMs !== 0) continue;
    const serverMs = trueMs + serverAheadMs;
    samples.push({ trueMs, localMs, serverMs, at: clock.at(localMs), shownMs: clock.shownAt(localMs), leastMs });
  }
  return { samples, probes };
};

const drawOf = (seed: number) => {
  let n = 0;
  return (): number => unit(mix(seed), (n += 1));
};

const legOf = (leastMs: number, { jitterMs, lossShare }: SimPath, draw: () => number) => {
  let lastMs = -Infinity;
  return (sentMs: number): number => {
    const lateMs = draw() < lossShare ? 200 : 0;
    return (lastMs = Math.max(lastMs, sentMs + leastMs + jitterMs * draw() + lateMs));
  };
};
