import type { ForecastAsk } from "../forecast.ts";
import type { MoodPoint } from "../mood-point.ts";

const START_MS = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;

/** A made-up history of `count` entries every five hours from a Monday's midnight, and a target five hours after it. */
export function madeAsk(count: number): ForecastAsk {
  const at = (index: number): MoodPoint => ({
    atMs: START_MS + index * 5 * HOUR_MS,
    localHour: (index * 5) % 24,
    weekday: Math.floor((index * 5) / 24) % 7,
    valence: ((index * 37) % 101) / 100,
    arousal: ((index * 53) % 101) / 100,
  });
  return { entries: Array.from({ length: count }, (_, index) => at(index)), target: at(count) };
}
