import type { Design } from "../design.format.ts";
import { squeeze } from "../haptic.words.ts";
import { breathKeys, breathStarts, breathTouch, breathTurns, BREATH_IN_MS } from "./group-breath.ts";
import { keys } from "./keys.ts";

const TOUCH_MS = 3600;
const BREATHS = breathStarts(6000, 7);
const RELEASE_MS = 82_300;

/** What is said in a breath: in, and out. */
const SPOKEN = [
  ["Breathe in with everybody.", "And slowly out."],
  ["In, as deep as feels good.", "Out. There is nothing to do."],
  ["In again.", "Out. Let your shoulders sink."],
  ["In together.", "Out. You are carried."],
  ["In.", "Out. Longer than in."],
  ["In, and feel how many you are.", "Out, all together."],
  ["One last breath in.", "And out."],
] as const;

/** Seven breaths at the pace of calm, one body, one light that comes and goes with the air. */
export const breathingTogether: Design = {
  format: "hugmood.design/1",
  id: "breathing-together",
  name: "Breathing together",
  description: "Seven slow breaths, everybody at once. In for a little, out for longer.",
  people: "group",
  durationMs: 90_000,
  seed: 0xb4ea7,
  palette: ["#F6ECE2", "#FFC857", "#7FB095"],
  hold: { fromMs: TOUCH_MS, toMs: RELEASE_MS },
  tracks: {
    lean: keys([0, 0, "breath"], [5600, 1, "hold"], [RELEASE_MS, 1, "breath"], [89_600, 0]),
    press: keys([2800, 0, "breath"], [10_300, 0.8, "breath"], [38_700, 1, "hold"], [81_000, 1, "breath"], [87_600, 0]),
    tilt: keys([1000, 0, "breath"], [6000, 0.6, "hold"], [RELEASE_MS, 0.6, "breath"], [89_000, 0]),
    breath: [
      ...keys([0, 0.4, "breath"]),
      ...breathKeys(BREATHS, 0, 1),
      ...keys([RELEASE_MS, 0, "breath"], [90_000, 0.4]),
    ],
    glow: [
      ...keys([0, 0.12, "breath"]),
      ...breathKeys(BREATHS, 0.38, 0.9),
      ...keys([RELEASE_MS, 0.4, "breath"], [90_000, 0.2]),
    ],
    warmth: keys([6000, 0, "breath"], [49_600, 0.9, "breath"], [RELEASE_MS, 1, "breath"], [90_000, 0.5]),
    sway: keys(
      [6000, 0, "breath"],
      [27_800, 0.2, "breath"],
      [60_500, -0.2, "breath"],
      [RELEASE_MS, 0.05, "breath"],
      [89_600, 0],
    ),
  },
  particles: [
    {
      kind: "motes",
      fromMs: 8000,
      toMs: 80_000,
      perSecond: 3,
      lifeMs: 4200,
      size: 0.018,
      x: 0,
      y: 0.15,
      spreadX: 0.7,
      spreadY: 0.5,
      driftX: 0,
      driftY: 0.12,
      wobble: 0.2,
      alpha: 0.5,
      colour: 0,
    },
    {
      kind: "embers",
      fromMs: 81_600,
      toMs: 87_600,
      perSecond: 12,
      lifeMs: 3200,
      size: 0.022,
      x: 0,
      y: 0.1,
      spreadX: 0.9,
      spreadY: 0.5,
      driftX: 0,
      driftY: 0.28,
      wobble: 0.18,
      alpha: 0.8,
      colour: 1,
    },
  ],
  beats: [TOUCH_MS, ...breathTurns(BREATHS), RELEASE_MS],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 84_400,
    events: [...squeeze(TOUCH_MS, 2000, 0.5), ...breathTouch(BREATHS, 0.65), ...squeeze(RELEASE_MS, 2000, 0.45)],
    asPicture: { shape: "halo", colour: 2 },
    asSound: { thumpHz: 48, breathHz: 128 },
    asWords: "A squeeze, then seven slow swells that grow as you breathe in and leave as you breathe out.",
  },
  reduced: {
    lean: 1,
    press: 0.9,
    tracks: {
      glow: [
        ...keys([0, 0.1, "breath"]),
        ...breathKeys(BREATHS, 0.2, 0.95),
        ...keys([RELEASE_MS, 0.2, "breath"], [90_000, 0.1]),
      ],
      warmth: keys([6000, 0, "breath"], [49_600, 0.9, "breath"], [RELEASE_MS, 1, "breath"], [90_000, 0.5]),
      fade: keys([0, 0, "breath"], [5600, 1, "hold"], [RELEASE_MS, 1, "breath"], [90_000, 0]),
    },
  },
  words: {
    name: "Breathing together",
    whatHappens: "A ring of beings becomes one body that breathes in and out seven times, slowly, full of light.",
    lines: [
      { atMs: 0, text: "The ring closes." },
      { atMs: TOUCH_MS, text: "Arms around you. Let the air go." },
      ...BREATHS.flatMap((atMs, n) => [
        { atMs, text: SPOKEN[n]?.[0] ?? "Breathe in." },
        { atMs: atMs + BREATH_IN_MS, text: SPOKEN[n]?.[1] ?? "Breathe out." },
      ]),
      { atMs: RELEASE_MS, text: "A last squeeze." },
      { atMs: 85_000, text: "You let go, slowly. The breath stays yours." },
    ],
  },
};
