/** A moment as a person lives it: the instant, and what a clock on their wall shows. */
export type Moment = {
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
  /** Hour of the day in the person's zone, fractions included: at least 0, below 24. */
  readonly localHour: number;
  /** In the person's zone: 0 = Monday .. 6 = Sunday. */
  readonly weekday: number;
};

/** A mood entry without words; valence and arousal are 0..1. */
export type MoodPoint = Moment & { readonly valence: number; readonly arousal: number };

/** Whether a forecast may be built on it. NaN is never at least 0. */
export const isUsable = (point: MoodPoint): boolean =>
  Number.isFinite(point.atMs) &&
  point.localHour >= 0 &&
  point.localHour < 24 &&
  point.weekday >= 0 &&
  point.weekday <= 6 &&
  point.valence >= 0 &&
  point.valence <= 1 &&
  point.arousal >= 0 &&
  point.arousal <= 1;
