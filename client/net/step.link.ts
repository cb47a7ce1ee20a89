import type { GroupHugMessages } from "#shared/schema/group-hug.ts";
import type { ServerTime, StepClock } from "#shared/step/server-time.ts";
import type { Clock, Surroundings } from "./platform.port.ts";

/** So many answers, and an interval no wider than this, and a cue may be shown. */
export const IN_STEP_ANSWERS = 8;
export const IN_STEP_WIDTH_MS = 400;
/** On a slow line it gets no better than after so many. */
export const IN_STEP_ANSWERS_SLOW = 30;
/** While the page is visible the device's clocks are compared this often. */
export const LOOK_EVERY_MS = 500;
/** Wall time and the clock of frames parted by more than this: one of them stood still or was set. */
export const JUMP_MS = 250;
/** A look that comes later than this was asleep. */
export const LATE_MS = 1_500;
/** Probes without an answer that are still waited for. */
const PENDING_MAX = 64;

export type StepLinkDeps = {
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  readonly stepClock: StepClock;
  /** Fire and forget, over the room. */
  readonly send: (name: string, body: unknown) => void;
  /** After every change; false at first. */
  readonly onInStep: (isInStep: boolean) => void;
};

/**
 * Keeps server time known on this device, over the room link of a group hug.
 *  L1  while the link is up and the room has said which clock it reads, a probe leaves whenever the step clock wants one.
 *  L2  an echo counts for the probe with its number: once, and only on the join on which that probe left.
 *  L3  another server clock makes everything known worthless.
 *  L4  probes hurry at each join, when the page is visible again, when the device is online again, and after a sleep.
 *  L5  a clock of frames that stood still or jumped, by wall time, makes everything known worthless; it is noticed within
 *      LOOK_EVERY_MS of being visible, and before anything is reported.
 *  L6  in step is who has IN_STEP_ANSWERS answers and an interval of at most IN_STEP_WIDTH_MS, or IN_STEP_ANSWERS_SLOW
 *      answers, until everything is worthless.
 */
export type StepLink = {
  setUp(isUp: boolean): void;
  /** The room's `clockId`; empty = not said yet. */
  setServerClock(clockId: string): void;
  /** Times `step/echo` first of all; leaves other messages. */
  onMessage(name: string, body: unknown): void;
  shownAt(localMs: number): number | null;
  serverTimeAt(localMs: number): ServerTime | null;
  showed(beat: number, localMs: number): void;
  stop(): void;
};

export const createStepLink = ({ clock, surroundings, stepClock, send, onInStep }: StepLinkDeps): StepLink => {
  const pending = new Map<number, number>();
  let count = 0;
  let answers = 0;
  let isInStep = false;
  let isUp = false;
  let serverClock = "";
  /** Wall time less the clock of frames, and when they were compared. */
  let partedMs = clock.nowMs() - clock.frameNowMs();
  let lookedAtMs = clock.frameNowMs();
  let cancelTimer = () => {};

  const judge = (nowMs: number) => {
    const time = stepClock.at(nowMs);
    const isNarrow = time !== null && time.hi - time.lo <= IN_STEP_WIDTH_MS;
    const next = isInStep || (answers >= IN_STEP_ANSWERS && isNarrow) || answers >= IN_STEP_ANSWERS_SLOW;
    if (next === isInStep) return;
    isInStep = next;
    onInStep(next);
  };
  const forget = (nowMs: number) => {
    stepClock.reset(nowMs);
    pending.clear();
    answers = 0;
    if (!isInStep) return;
    isInStep = false;
    onInStep(false);
  };
  const look = (nowMs: number) => {
    const nowPartedMs = clock.nowMs() - nowMs;
    const lateMs = nowMs - lookedAtMs - LOOK_EVERY_MS;
    const hasJumped = Math.abs(nowPartedMs - partedMs) > JUMP_MS;
    partedMs = nowPartedMs;
    lookedAtMs = nowMs;
    if (hasJumped) forget(nowMs);
    else if (lateMs > LATE_MS && surroundings.isVisible()) stepClock.hurry(nowMs);
  };
  const probe = () => {
    count = (count + 1) >>> 0;
    const downMs = Math.min(60_000, Math.max(0, stepClock.downMs()));
    const sentMs = clock.frameNowMs();
    send("step/probe", [count, downMs]);
    stepClock.asked(sentMs);
    pending.set(count, sentMs);
    const [oldest] = pending.keys();
    if (pending.size > PENDING_MAX && oldest !== undefined) pending.delete(oldest);
  };
  const tick = (): void => {
    cancelTimer();
    if (!isUp || serverClock === "") return;
    const nowMs = clock.frameNowMs();
    if (nowMs - lookedAtMs >= LOOK_EVERY_MS) look(nowMs);
    if (stepClock.nextProbeAtMs() <= nowMs) probe();
    const dueAtMs = Math.min(stepClock.nextProbeAtMs(), lookedAtMs + LOOK_EVERY_MS);
    cancelTimer = clock.after(Math.max(1, dueAtMs - clock.frameNowMs()), tick);
  };
  const hurry = () => {
    if (!isUp) return;
    const nowMs = clock.frameNowMs();
    look(nowMs);
    stepClock.hurry(nowMs);
    tick();
  };
  const stopWatching = surroundings.onChange(() => {
    if (surroundings.isVisible() && surroundings.isOnline()) hurry();
  });

  return {
    setUp: (next) => {
      if (next === isUp) return;
      isUp = next;
      pending.clear();
      if (next) hurry();
      else cancelTimer();
    },
    setServerClock: (clockId) => {
      if (clockId === serverClock || clockId === "") return;
      serverClock = clockId;
      forget(clock.frameNowMs());
      tick();
    },
    onMessage: (name, body) => {
      const answeredMs = clock.frameNowMs();
      if (name !== "step/echo") return;
      const [n, receivedMs, returnedMs] = body as GroupHugMessages["step/echo"]; // our own server's, of our version
      const sentMs = pending.get(n);
      if (sentMs === undefined) return;
      pending.delete(n);
      answers += 1;
      stepClock.take({ sentMs, answeredMs, receivedMs, returnedMs });
      judge(answeredMs);
      tick();
    },
    shownAt: (localMs) => stepClock.shownAt(localMs),
    serverTimeAt: (localMs) => stepClock.at(localMs),
    showed: (beat, localMs) => {
      look(clock.frameNowMs());
      const time = stepClock.at(localMs);
      if (time !== null) send("step/report", [beat, time.ms, time.lo, time.hi]);
    },
    stop: () => {
      stopWatching();
      cancelTimer();
      isUp = false;
    },
  };
};
