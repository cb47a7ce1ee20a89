import type { HapticCurve, HapticEvent } from "./haptic.format.ts";

/**
 * The five words of touch. Each gives events in whole ms from `atMs` on; `strength` 0..1 is the strongest moment.
 */

/** A fingertip: short, a little crisp. */
export const tap = (atMs: number, strength: number, sharpness = 0.5): HapticEvent[] => [
  { kind: "tap", atMs, intensity: strength, sharpness },
];

const flat = (value: number): HapticCurve => [{ atMs: 0, value }];

/** Arms that close within 300 ms, hold, and let go over 800. `durationMs` 1200 or more, all three included. */
export const squeeze = (atMs: number, durationMs: number, strength: number): HapticEvent[] => [
  {
    kind: "hold",
    atMs,
    durationMs,
    intensity: [
      { atMs: 0, value: 0.1 * strength },
      { atMs: 160, value: 0.7 * strength },
      { atMs: 300, value: strength },
      { atMs: durationMs - 800, value: 0.9 * strength },
      { atMs: durationMs - 400, value: 0.4 * strength },
      { atMs: durationMs, value: 0 },
    ],
    sharpness: flat(0.15),
  },
];

/** Lub-dub, lub-dub: the second sound follows the first by 280 ms, softer, once every `periodMs`. */
export const heartbeat = (atMs: number, beats: number, periodMs: number, strength: number): HapticEvent[] => {
  const events: HapticEvent[] = [];
  for (let beat = 0; beat < beats; beat += 1) {
    const startMs = atMs + beat * periodMs;
    for (const [offsetMs, portion] of [
      [0, 1],
      [280, 0.6],
    ] as const) {
      events.push({
        kind: "hold",
        atMs: startMs + offsetMs,
        durationMs: 110,
        intensity: [
          { atMs: 0, value: 0.5 * portion * strength },
          { atMs: 30, value: portion * strength },
          { atMs: 110, value: 0 },
        ],
        sharpness: flat(0.3 * portion),
      });
    }
  }
  return events;
};

/** A cat: a fine tremble, 12 times a second, that swells with the breath in and sinks with the breath out. */
export const purr = (atMs: number, durationMs: number, strength: number): HapticEvent[] => {
  const intensity: HapticCurve = [];
  const trembles = Math.floor(durationMs / 84);
  for (let n = 0; n < trembles; n += 1) {
    // Breath: out for 40 % of 2100 ms, in for the rest; never quite still.
    const phase = (n % 25) / 25;
    const swell = phase < 0.6 ? phase / 0.6 : (1 - phase) / 0.4;
    const crest = strength * (0.6 + 0.4 * swell);
    intensity.push({ atMs: n * 84, value: 0.35 * crest }, { atMs: n * 84 + 42, value: crest });
  }
  intensity.push({ atMs: durationMs, value: 0 });
  return [{ kind: "hold", atMs, durationMs, intensity, sharpness: flat(0.05) }];
};

/** Water: it comes slowly, is there, and draws back, `crests` times; the middle ones reach highest. */
export const wave = (atMs: number, durationMs: number, crests: number, strength: number): HapticEvent[] => {
  const intensity: HapticCurve = [{ atMs: 0, value: 0 }];
  const lengthMs = Math.floor(durationMs / crests);
  for (let n = 0; n < crests; n += 1) {
    const middle = (2 * n + 1) / crests - 1;
    const crest = strength * (1 - 0.35 * middle * middle);
    const startMs = n * lengthMs;
    intensity.push(
      { atMs: startMs + Math.floor(lengthMs * 0.3), value: 0.55 * crest },
      { atMs: startMs + Math.floor(lengthMs * 0.5), value: crest },
      { atMs: startMs + Math.floor(lengthMs * 0.65), value: 0.7 * crest },
      { atMs: n === crests - 1 ? durationMs : startMs + lengthMs, value: n === crests - 1 ? 0 : 0.08 * strength },
    );
  }
  return [{ kind: "hold", atMs, durationMs, intensity, sharpness: flat(0.1) }];
};
