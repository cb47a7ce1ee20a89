import type { Design } from "../design.format.ts";
import { heartbeat, squeeze } from "../haptic.words.ts";
import { BREATH_IN_MS, breathKeys, breathStarts, breathTouch, breathTurns } from "./group-breath.ts";
import { keys } from "./keys.ts";

const TOUCH_MS = 2600;
const BREATHS = breathStarts(4200, 2);
const RELEASE_MS = 26_000;

/** Short enough to try: arms close, two breaths, a few heartbeats in between, and everybody is let go. */
export const halfMinute: Design = {
  format: "hugmood.design/1",
  id: "half-minute",
  name: "Half a minute",
  description: "Come close, two breaths together, and let go. A short one, for a try.",
  people: "group",
  durationMs: 30_000,
  seed: 0x301e,
  palette: ["#FFC857", "#F08CA8", "#F6ECE2"],
  hold: { fromMs: TOUCH_MS, toMs: RELEASE_MS },
  tracks: {
    lean: keys([0, 0, "breath"], [4200, 1, "hold"], [RELEASE_MS, 1, "breath"], [29_800, 0]),
    press: keys([2200, 0, "breath"], [6800, 0.85, "breath"], [19_000, 1, "hold"], [25_000, 1, "breath"], [28_600, 0]),
    tilt: keys([600, 0, "breath"], [4200, 0.7, "hold"], [RELEASE_MS, 0.7, "breath"], [29_400, 0]),
    breath: [
      ...keys([0, 0.4, "breath"]),
      ...breathKeys(BREATHS, 0, 1),
      ...keys([RELEASE_MS, 0, "breath"], [30_000, 0.4]),
    ],
    glow: keys(
      [0, 0.18, "breath"],
      [4200, 0.45, "breath"],
      [8500, 0.85, "breath"],
      [15_100, 0.5, "breath"],
      [19_400, 0.95, "breath"],
      [RELEASE_MS, 0.55, "breath"],
      [30_000, 0.2],
    ),
    warmth: keys([2600, 0, "breath"], [15_000, 0.7, "breath"], [RELEASE_MS, 0.9, "breath"], [30_000, 0.5]),
    sway: keys([4200, 0, "breath"], [15_100, 0.12, "breath"], [RELEASE_MS, -0.08, "breath"], [29_800, 0]),
  },
  particles: [
    {
      kind: "embers",
      fromMs: 24_600,
      toMs: 28_400,
      perSecond: 12,
      lifeMs: 2600,
      size: 0.022,
      x: 0,
      y: 0.1,
      spreadX: 0.8,
      spreadY: 0.5,
      driftX: 0,
      driftY: 0.3,
      wobble: 0.16,
      alpha: 0.8,
      colour: 0,
    },
  ],
  beats: [TOUCH_MS, ...breathTurns(BREATHS), RELEASE_MS],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 27_400,
    events: [
      ...squeeze(TOUCH_MS, 1600, 0.6),
      ...breathTouch(BREATHS.slice(0, 1), 0.6),
      ...heartbeat(12_900, 2, 1000, 0.4),
      ...breathTouch(BREATHS.slice(1), 0.7),
      ...squeeze(RELEASE_MS - 800, 2200, 0.5),
    ],
    asPicture: { shape: "halo", colour: 0 },
    asSound: { thumpHz: 52, breathHz: 124 },
    asWords: "A squeeze, two swells that go with your breath, two heartbeats between them, and a last squeeze.",
  },
  reduced: {
    lean: 1,
    press: 0.85,
    tracks: {
      glow: keys(
        [0, 0.1, "breath"],
        [4200, 0.3, "breath"],
        [4200 + BREATH_IN_MS, 0.9, "breath"],
        [15_100, 0.35, "breath"],
        [19_400, 0.95, "breath"],
        [RELEASE_MS, 0.35, "breath"],
        [30_000, 0.15],
      ),
      warmth: keys([2600, 0, "breath"], [15_000, 0.7, "breath"], [RELEASE_MS, 0.9, "breath"], [30_000, 0.5]),
      fade: keys([0, 0, "breath"], [4200, 1, "hold"], [RELEASE_MS, 1, "breath"], [30_000, 0]),
    },
  },
  words: {
    name: "Half a minute",
    whatHappens: "A ring of beings closes into one body, breathes in and out twice, and opens again.",
    lines: [
      { atMs: 0, text: "Everybody comes close." },
      { atMs: TOUCH_MS, text: "You are held, from both sides." },
      { atMs: 4200, text: "Breathe in together." },
      { atMs: 8500, text: "And slowly out." },
      { atMs: 12_900, text: "A heartbeat goes through all of you." },
      { atMs: 15_100, text: "In once more." },
      { atMs: 19_400, text: "And out. Longer than in." },
      { atMs: 25_200, text: "One last squeeze." },
      { atMs: 27_400, text: "The ring opens. Something warm stays." },
    ],
  },
};
