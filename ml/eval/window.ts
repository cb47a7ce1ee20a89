import type { MoodPoint } from "#shared/mood/forecast/mood-point.ts";

const LAST = 7;

/** What a ridge on a window sees: the last seven values and the mean of all, of valence and arousal; nothing of time. */
export function windowOf(entries: readonly MoodPoint[]): number[] {
  return (["valence", "arousal"] as const).flatMap((of) => {
    const values = entries.map((entry) => entry[of]);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return [mean, ...Array.from({ length: LAST }, (_, back) => values.at(-1 - back) ?? mean)];
  });
}
