import { featuresOf } from "#shared/mood/forecast/features.ts";
import type { ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import type { MoodPoint } from "#shared/mood/forecast/mood-point.ts";
import { packAsks } from "#shared/mood/forecast/packed-asks.ts";

/** Prints made-up histories as JSON, each with its features, for `fixtures.json`. Nobody's data is in them. */
const START_MS = Date.UTC(2026, 2, 27, 6);
const HOUR_MS = 3_600_000;

/** Entries every `everyH` hours; a wave, and a second one that no period of it fits. */
function made(count: number, everyH: number, level: number, swing: number): ForecastAsk {
  const point = (index: number): MoodPoint => {
    const hours = index * everyH;
    const value = level + swing * (Math.sin(index * 1.7) + Math.sin(index * 0.31));
    const share = (number: number): number => Math.min(1, Math.max(0, Math.round(number * 1000) / 1000));
    return {
      atMs: START_MS + hours * HOUR_MS,
      localHour: (8 + hours) % 24,
      weekday: (4 + Math.floor((8 + hours) / 24)) % 7,
      valence: share(value),
      arousal: share(1 - value * 0.8),
    };
  };
  const { valence: _, arousal: __, ...target } = point(count);
  return { entries: Array.from({ length: count }, (_entry, index) => point(index)), target };
}

const asks = [
  made(0, 4, 0.5, 0.1),
  made(1, 4, 0.9, 0.05),
  made(2, 30, 0.3, 0.1),
  made(7, 5, 0.6, 0.1),
  made(14, 3.5, 0.7, 0.05),
  made(20, 26, 0.4, 0.2),
  made(40, 4.25, 0.8, 0.15),
  made(210, 6.5, 0.55, 0.3),
];

const cases = asks.map((ask) => ({ ...ask, features: [...featuresOf(packAsks([ask]))] }));
console.log(JSON.stringify(cases));
