import type { MoodPoint } from "../mood-point.ts";

export const DAY_MS = 86_400_000;
/** Monday, 2026-01-05, 0:00. */
export const MONDAY_MS = Date.UTC(2026, 0, 5);

/** An entry of somebody who lives by UTC. */
export const pointAt = (atMs: number, valence: number, tags: readonly string[] = []): MoodPoint => ({
  id: `at ${atMs}`,
  atMs,
  day: new Date(atMs).toISOString().slice(0, 10),
  minutes: Math.floor((atMs % DAY_MS) / 60_000),
  weekday: (Math.floor(atMs / DAY_MS) + 3) % 7,
  valence,
  arousal: 0.5,
  tags,
});

/** A number in [0, 1) that looks like chance and is the same for the same `n` (the finish of MurmurHash3, A. Appleby 2011). */
export const looksRandom = (n: number): number => {
  let mixed = Math.imul(n + 1, 0x9e3779b9);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
};

/** `days` days with entries at 8, 13, 18 and 22 o'clock; `valenceOf` and `tagsOf` by number of entry and hour. */
export const madeDays = (
  days: number,
  valenceOf: (n: number, hour: number, tags: readonly string[]) => number,
  tagsOf: (n: number, hour: number) => readonly string[] = () => [],
): readonly MoodPoint[] =>
  Array.from({ length: days }).flatMap((_, day) =>
    [8, 13, 18, 22].map((hour, part) => {
      const n = day * 4 + part;
      const tags = tagsOf(n, hour);
      return pointAt(MONDAY_MS + day * DAY_MS + hour * 3_600_000, valenceOf(n, hour, tags), tags);
    }),
  );
