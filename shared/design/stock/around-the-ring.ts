import type { Design } from "../design.format.ts";
import { squeeze, tap, wave } from "../haptic.words.ts";
import { RIPPLE_ROUND_MS } from "../pose.ts";
import { keys } from "./keys.ts";

const TOUCH_MS = 3000;
/** Rounds of the wave; each starts at the top of the ring and comes back there. */
const ROUNDS = Array.from({ length: 9 }, (_, n) => (n + 1) * RIPPLE_ROUND_MS);
const RELEASE_MS = 51_000;

const roundKeys = (low: number, high: number) =>
  ROUNDS.flatMap((atMs) => keys([atMs, low, "breath"], [atMs + RIPPLE_ROUND_MS / 2, high, "breath"]));

/** A wave at low wind: it goes from neighbour to neighbour, all around, and everybody is lifted by all the others. */
export const aroundTheRing: Design = {
  format: "hugmood.design/1",
  id: "around-the-ring",
  name: "Around the ring",
  description: "A wave goes around, from one to the next, nine times, and carries everybody.",
  people: "group",
  durationMs: 60_000,
  seed: 0x4a0e,
  palette: ["#7FB095", "#FFC857", "#F6ECE2", "#5B4B8A"],
  hold: { fromMs: TOUCH_MS, toMs: RELEASE_MS },
  tracks: {
    lean: keys([0, 0, "breath"], [4600, 1, "hold"], [RELEASE_MS, 1, "breath"], [59_600, 0]),
    press: keys(
      [2200, 0, "breath"],
      [8000, 0.6, "breath"],
      [30_000, 0.95, "breath"],
      [50_000, 0.85, "breath"],
      [57_400, 0],
    ),
    tilt: keys([800, 0, "breath"], [5000, 0.5, "hold"], [RELEASE_MS, 0.5, "breath"], [59_000, 0]),
    lift: keys([5000, 0, "breath"], [27_500, 0.1, "breath"], [RELEASE_MS, -0.03, "breath"], [59_000, 0]),
    sway: keys([5000, 0, "breath"], [27_500, 0.5, "breath"], [50_000, 1, "breath"], [59_800, 0]),
    breath: [...keys([0, 0.3, "breath"]), ...roundKeys(0.1, 0.75), ...keys([50_000, 0.1, "breath"], [60_000, 0.4])],
    ripple: keys(
      [4000, 0, "breath"],
      [8000, 0.6, "breath"],
      [27_500, 1, "breath"],
      [45_000, 0.7, "breath"],
      [52_000, 0],
    ),
    glow: [...keys([0, 0.15, "breath"]), ...roundKeys(0.4, 0.75), ...keys([50_000, 0.4, "breath"], [60_000, 0.2])],
    warmth: keys([5000, 0.05, "breath"], [30_000, 0.75, "breath"], [50_000, 0.9, "breath"], [60_000, 0.5]),
  },
  particles: [
    {
      kind: "motes",
      fromMs: 9000,
      toMs: 48_000,
      perSecond: 5,
      lifeMs: 3000,
      size: 0.02,
      x: 0,
      y: 0.1,
      spreadX: 1.1,
      spreadY: 0.7,
      driftX: 0.08,
      driftY: 0.1,
      wobble: 0.22,
      alpha: 0.55,
      colour: 2,
    },
    {
      kind: "petals",
      fromMs: 50_400,
      toMs: 56_000,
      perSecond: 9,
      lifeMs: 3200,
      size: 0.024,
      x: 0,
      y: 0.3,
      spreadX: 1,
      spreadY: 0.4,
      driftX: 0.06,
      driftY: 0.22,
      wobble: 0.24,
      alpha: 0.8,
      colour: 1,
    },
  ],
  beats: [TOUCH_MS, ...ROUNDS, 50_000, RELEASE_MS],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 53_000,
    events: [
      ...squeeze(TOUCH_MS, 1800, 0.5),
      ...ROUNDS.flatMap((atMs, n) => [
        ...tap(atMs, 0.3, 0.3),
        ...wave(atMs + 60, RIPPLE_ROUND_MS - 400, 1, n % 3 === 1 ? 0.75 : 0.55),
      ]),
      ...squeeze(RELEASE_MS, 2000, 0.5),
    ],
    asPicture: { shape: "ripple", colour: 0 },
    asSound: { thumpHz: 46, breathHz: 98 },
    asWords: "A squeeze, then nine waves, each with a light tap as it comes round to you, and a last squeeze.",
  },
  reduced: {
    lean: 1,
    press: 0.85,
    tracks: {
      glow: [...keys([0, 0.1, "breath"]), ...roundKeys(0.25, 0.85), ...keys([50_000, 0.25, "breath"], [60_000, 0.1])],
      warmth: keys([5000, 0.05, "breath"], [30_000, 0.75, "breath"], [50_000, 0.9, "breath"], [60_000, 0.5]),
      fade: keys([0, 0, "breath"], [4600, 1, "hold"], [RELEASE_MS, 1, "breath"], [60_000, 0]),
    },
  },
  words: {
    name: "Around the ring",
    whatHappens: "A ring of beings closes, and a slow wave goes around it nine times, lifting one after the other.",
    lines: [
      { atMs: 0, text: "Everybody comes close." },
      { atMs: TOUCH_MS, text: "A hand on each side of you." },
      { atMs: 5000, text: "The wave sets out. It goes around." },
      { atMs: 10_000, text: "It lifts you, and moves on." },
      { atMs: 15_000, text: "Breathe in as it comes." },
      { atMs: 17_500, text: "And out as it goes." },
      { atMs: 20_000, text: "In as it comes." },
      { atMs: 22_500, text: "Out as it goes." },
      { atMs: 25_000, text: "A bigger one, all around." },
      { atMs: 30_000, text: "You are one of many. You are carried." },
      { atMs: 35_000, text: "In." },
      { atMs: 37_500, text: "And out." },
      { atMs: 40_000, text: "The water grows calm." },
      { atMs: 45_000, text: "The last round." },
      { atMs: RELEASE_MS, text: "A squeeze for both neighbours." },
      { atMs: 55_000, text: "The ring opens. The warmth goes with you." },
    ],
  },
};
