import type { Design } from "../design.format.ts";
import { purr as tremble, tap } from "../haptic.words.ts";
import { keys } from "./keys.ts";

/** A cat that has decided on you: a nudge, weight, and a tremble that swells as it breathes. */
export const purr: Design = {
  format: "hugmood.design/1",
  id: "purr",
  name: "Purr",
  description: "Like a cat that has chosen your lap and is in no hurry at all.",
  people: "two",
  durationMs: 7400,
  seed: 0xca7,
  palette: ["#FFC857", "#F08CA8", "#FFF8F0"],
  hold: { fromMs: 1500, toMs: 6300 },
  tracks: {
    lean: keys(
      [0, 0, "breath"],
      [600, 0.7, "breath"],
      [900, 0.62, "breath"],
      [1500, 1, "hold"],
      [6300, 1, "breath"],
      [7300, 0.25],
    ),
    press: keys([1300, 0, "breath"], [2100, 0.5], [4200, 0.58], [6100, 0.5, "breath"], [7000, 0]),
    lift: keys([0, 0], [600, 0.1], [1600, -0.12, "breath"], [6300, -0.12, "breath"], [7300, 0]),
    tilt: keys([300, 0], [700, 0.5], [1500, 1, "hold"], [6200, 1, "breath"], [7300, 0]),
    breath: keys(
      [1500, 0.2, "breath"],
      [2760, 0.8, "breath"],
      [3600, 0.2, "breath"],
      [4860, 0.8, "breath"],
      [5700, 0.2],
    ),
    ripple: keys(
      [1400, 0, "breath"],
      [2760, 0.3, "breath"],
      [3600, 0.12, "breath"],
      [4860, 0.3, "breath"],
      [5700, 0.12],
      [6400, 0],
    ),
    glow: keys(
      [1400, 0, "breath"],
      [2760, 0.5, "breath"],
      [3600, 0.38, "breath"],
      [4860, 0.55, "breath"],
      [7300, 0.06],
    ),
    warmth: keys([1500, 0, "breath"], [6000, 0.6], [7400, 0.4]),
  },
  particles: [
    {
      kind: "motes",
      fromMs: 2000,
      toMs: 6200,
      perSecond: 4,
      lifeMs: 3200,
      size: 0.02,
      x: 0,
      y: 0.3,
      spreadX: 0.9,
      spreadY: 0.3,
      driftX: 0.05,
      driftY: 0.1,
      wobble: 0.2,
      alpha: 0.6,
      colour: 0,
    },
  ],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 6600,
    events: [...tap(580, 0.4, 0.35), ...tremble(1500, 4830, 0.45)],
    asPicture: { shape: "ripple", colour: 0 },
    asSound: { thumpHz: 62, breathHz: 72 },
    asWords: "A nudge, then a fine purr that swells and sinks.",
  },
  reduced: {
    lean: 1,
    press: 0.5,
    tracks: {
      glow: keys(
        [500, 0, "breath"],
        [2760, 0.55, "breath"],
        [3600, 0.35, "breath"],
        [4860, 0.6, "breath"],
        [7300, 0.06],
      ),
      warmth: keys([1000, 0, "breath"], [6000, 0.6], [7400, 0.4]),
      fade: keys([0, 0.3], [1200, 1, "hold"], [6400, 1, "breath"], [7400, 0.6]),
    },
  },
  words: {
    name: "Purr",
    whatHappens: "One being nudges the other, curls up against it, and purrs.",
    lines: [
      { atMs: 0, text: "A small nudge." },
      { atMs: 1500, text: "They curl up against you and purr." },
      { atMs: 4000, text: "In no hurry at all." },
      { atMs: 6400, text: "They stretch, and let go." },
    ],
  },
};
