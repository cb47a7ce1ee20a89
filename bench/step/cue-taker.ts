import type { ServerTime, StepClock } from "#shared/step/server-time.ts";
import type { CueRecord, PeerName } from "./records.ts";

/** One client's clock against the bench's true one. */
export type LocalAxis = {
  /** The client's clock now, ms. */
  nowMs(): number;
  /** True server time at a local moment, ms. */
  serverOf(localMs: number): number;
};
type Cue = { readonly cue: number; readonly dueMs: number; readonly receivedLocalMs: number };

/** What is said about a moment of a cue by a clock that is made wrong on purpose. */
export type WrongClock = {
  localOf(clock: Pick<StepClock, "localOf">, dueMs: number): number | null;
  at(time: ServerTime, localMs: number): ServerTime;
};

/**
 * Takes cues as the scene does: one starts at the first moment at which the shown time has reached it. The moment is
 * computed on the client's own clock, so that a late timer of the bench changes nothing, and never from what the client
 * learned after it: `settle` runs before each answer is taken.
 */
export const createCueTaker = (
  clock: StepClock,
  axis: LocalAxis,
  peersMs: (cue: Cue) => Partial<Record<PeerName, number>>,
  leastMs: () => number,
  wrongs: readonly WrongClock[],
) => {
  const waiting: Cue[] = [];
  const taken: CueRecord[] = [];
  const takenWrong: CueRecord[][] = wrongs.map(() => []);
  let shownUntilMs = -Infinity;

  const record = (cue: Cue, startLocalMs: number, peers: CueRecord["peersMs"], read = (time: ServerTime) => time) => {
    const localMs = Math.max(startLocalMs, cue.receivedLocalMs);
    const time = clock.at(localMs);
    if (time === null) throw new Error("A cue came to a client that has had no answer yet.");
    const { ms: saidMs, lo: loMs, hi: hiMs } = read(time);
    const receivedMs = axis.serverOf(cue.receivedLocalMs);
    const { cue: n, dueMs } = cue;
    return {
      cue: n,
      dueMs,
      receivedMs,
      startedMs: axis.serverOf(localMs),
      saidMs,
      loMs,
      hiMs,
      leastMs: leastMs(),
      peersMs: peers,
    };
  };
  const take = (cue: Cue, localMs: number): void => {
    taken.push(record(cue, localMs, peersMs(cue)));
    for (const [n, wrong] of wrongs.entries()) {
      const wrongLocalMs = wrong.localOf(clock, cue.dueMs) ?? localMs;
      takenWrong[n]?.push({
        ...record(cue, localMs, {}, (time) => wrong.at(time, localMs)),
        startedMs: axis.serverOf(wrongLocalMs),
      });
    }
  };

  return {
    taken,
    takenWrong,
    shownAt(localMs: number): number | null {
      shownUntilMs = Math.max(shownUntilMs, localMs);
      return clock.shownAt(shownUntilMs);
    },
    receive(cue: number, dueMs: number): void {
      waiting.push({ cue, dueMs, receivedLocalMs: axis.nowMs() });
      waiting.sort((a, b) => a.dueMs - b.dueMs);
    },
    /** Takes every cue that is due by now. */
    settle(): void {
      const nowMs = axis.nowMs();
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        const guessMs = clock.localOf(next.dueMs);
        if (guessMs === null) return;
        const lookMs = Math.max(guessMs, shownUntilMs, next.receivedLocalMs);
        if (lookMs > nowMs) return;
        const shownMs = this.shownAt(lookMs) ?? next.dueMs;
        const localMs = lookMs + (next.dueMs - shownMs);
        if (localMs > nowMs) return;
        waiting.shift();
        take(next, localMs);
      }
    },
    /** The local moment at which the next cue is due; null when none waits. */
    nextLocalMs: (): number | null => (waiting[0] === undefined ? null : clock.localOf(waiting[0].dueMs)),
  };
};
