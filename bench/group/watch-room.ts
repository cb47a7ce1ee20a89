import { addTallies, createTally, type Tally } from "../hugs/tally.ts";
import { phaseOf, PRESS_EVERY_MS, pressOf } from "./workload.ts";

/** Presses from `from` to before `to` count. */
export type Window = { readonly from: number; readonly to: number };
/** What one of a room saw of the others' presses. */
export type Seen = {
  readonly expected: number;
  /** Their own value came. */
  readonly shown: number;
  /** A later press of the same person came in its place: the latest value wins. */
  readonly superseded: number;
  /** From the moment at which it was to be sent to when it, or a later one, was there. */
  readonly latencyMs: Tally;
};

export const addSeen = (all: readonly Seen[]): Seen => {
  const sum = (of: (seen: Seen) => number): number => all.reduce((total, seen) => total + of(seen), 0);
  return {
    expected: sum(({ expected }) => expected),
    shown: sum(({ shown }) => shown),
    superseded: sum(({ superseded }) => superseded),
    latencyMs: addTallies(all.map(({ latencyMs }) => latencyMs)),
  };
};

/** When the n-th press of a person is to be sent, ms since the generator's epoch. */
export const dueMs = (person: number, n: number): number => n * PRESS_EVERY_MS + phaseOf(person);
/** The last press of a person that was due by then. */
export const newestAt = (person: number, nowMs: number): number =>
  Math.floor((nowMs - phaseOf(person)) / PRESS_EVERY_MS);

/**
 * Follows the values that one person of a room gets. `people`: who sits in which slot, by number in the generator; `own`:
 * the watcher's slot, which is left out.
 */
export const watchRoom = (people: readonly number[], own: number) => {
  const last = people.map(() => -1);
  let window: Window = { from: 0, to: 0 };
  let [latency, shown, superseded] = [createTally(), 0, 0];
  return {
    /** What is counted from now on. */
    open(next: Window): void {
      window = next;
      [latency, shown, superseded] = [createTally(), 0, 0];
      last.fill(next.from - 1);
    },
    take(values: ArrayLike<number>, nowMs: number): void {
      people.forEach((person, slot) => {
        const value = values[slot];
        if (slot === own || value === undefined) return;
        const press = pressOf(slot, value, newestAt(person, nowMs));
        const before = last[slot] ?? -1;
        if (press <= before) return;
        last[slot] = press;
        for (let n = Math.max(before + 1, window.from); n <= press && n < window.to; n += 1) {
          latency.add(nowMs - dueMs(person, n));
          if (n === press) shown += 1;
          else superseded += 1;
        }
      });
    },
    seen: (): Seen => ({
      expected: Math.max(0, window.to - window.from) * (people.length - 1),
      shown,
      superseded,
      latencyMs: latency.counts,
    }),
  };
};
export type RoomWatch = ReturnType<typeof watchRoom>;
