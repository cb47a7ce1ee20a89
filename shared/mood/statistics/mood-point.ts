/** A mood entry as the statistics see it: numbers, the person's own clock, and tags; never the note. */
export type MoodPoint = {
  readonly id: string;
  /** When it was felt, ms since 1970. */
  readonly atMs: number;
  /** The person's own day, YYYY-MM-DD. */
  readonly day: string;
  /** Minutes after the person's own midnight, 0..1439. */
  readonly minutes: number;
  /** 0..6, 0 = Monday. */
  readonly weekday: number;
  /** 0..1. */
  readonly valence: number;
  /** 0..1. */
  readonly arousal: number;
  readonly tags: readonly string[];
};

/** When a person received or gave hugs and took part in group hugs, ms since 1970, in any order. */
export type HugMoments = {
  readonly receivedAtMs: readonly number[];
  readonly givenAtMs: readonly number[];
  readonly groupAtMs: readonly number[];
};

export const NO_HUGS: HugMoments = { receivedAtMs: [], givenAtMs: [], groupAtMs: [] };

/** By moment, then by id, so that the same entries give the same figures in whatever order they come. */
export const inOrder = (points: readonly MoodPoint[]): readonly MoodPoint[] =>
  points.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
