import type { Design } from "../design.format.ts";
import { unit } from "../hash.ts";
import { heartbeat, purr, squeeze } from "../haptic.words.ts";
import { breathKeys, breathStarts } from "./group-breath.ts";
import { keys } from "./keys.ts";

const TOUCH_MS = 5000;
const RELEASE_MS = 109_000;
const SEED = 0xca3f;

/** Hearts that beat once a second, and later a little slower. */
const FIRST = { fromMs: 10_000, beats: 32, periodMs: 1000 };
const LATER = { fromMs: 62_000, beats: 39, periodMs: 1200 };
const beatTimes = ({ fromMs, beats, periodMs }: typeof FIRST, every: number): number[] =>
  Array.from({ length: Math.floor(beats / every) }, (_, n) => fromMs + n * every * periodMs);

/** A fire that is never quite the same, and never restless: one small turn every 800 ms. */
const fireLight = (level: number) =>
  Array.from({ length: 125 }, (_, n) => 8000 + n * 800).flatMap((atMs, n) =>
    keys([atMs, level + 0.14 * (unit(SEED, n) - 0.5), "inOut"]),
  );

const BREATHS = breathStarts(8000, 9);

/** Late, and nobody has to say anything: shoulder to shoulder around a fire, and one calm heart. */
export const campfire: Design = {
  format: "hugmood.design/1",
  id: "campfire",
  name: "Campfire",
  description: "Two quiet minutes around a fire, and one calm heartbeat for everybody.",
  people: "group",
  durationMs: 120_000,
  seed: SEED,
  palette: ["#E8593A", "#FFC857", "#F6ECE2", "#F08CA8"],
  hold: { fromMs: TOUCH_MS, toMs: RELEASE_MS },
  tracks: {
    lean: keys([0, 0, "breath"], [7000, 0.95, "hold"], [RELEASE_MS, 0.95, "breath"], [119_000, 0]),
    press: keys(
      [4000, 0, "breath"],
      [16_000, 0.35, "breath"],
      [60_000, 0.9, "breath"],
      [106_000, 0.9, "breath"],
      [116_500, 0],
    ),
    tilt: keys([2000, 0, "breath"], [9000, 0.9, "hold"], [RELEASE_MS, 0.9, "breath"], [118_000, 0]),
    sway: keys([8000, 0, "breath"], [36_000, 0.1, "breath"], [72_000, -0.1, "breath"], [RELEASE_MS, 0]),
    breath: [
      ...keys([0, 0.4, "breath"]),
      ...breathKeys(BREATHS, 0.1, 0.75),
      ...keys([106_100, 0.1, "breath"], [120_000, 0.4]),
    ],
    glow: [...keys([0, 0.3, "breath"]), ...fireLight(0.68), ...keys([RELEASE_MS, 0.6, "breath"], [120_000, 0.22])],
    warmth: keys([6000, 0, "breath"], [60_000, 0.55, "breath"], [RELEASE_MS, 0.8, "breath"], [120_000, 0.5]),
  },
  particles: [
    {
      kind: "embers",
      fromMs: 3000,
      toMs: 116_000,
      perSecond: 5,
      lifeMs: 3600,
      size: 0.02,
      x: 0,
      y: 0.05,
      spreadX: 0.3,
      spreadY: 0.15,
      driftX: 0.02,
      driftY: 0.36,
      wobble: 0.16,
      alpha: 0.85,
      colour: 1,
    },
    {
      kind: "embers",
      fromMs: 107_000,
      toMs: 116_000,
      perSecond: 10,
      lifeMs: 3400,
      size: 0.022,
      x: 0,
      y: 0.1,
      spreadX: 0.9,
      spreadY: 0.5,
      driftX: 0,
      driftY: 0.3,
      wobble: 0.18,
      alpha: 0.75,
      colour: 0,
    },
  ],
  beats: [TOUCH_MS, ...beatTimes(FIRST, 2), 44_000, 53_000, ...beatTimes(LATER, 2), RELEASE_MS],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 111_400,
    events: [
      ...squeeze(TOUCH_MS, 2400, 0.55),
      ...heartbeat(FIRST.fromMs, FIRST.beats, FIRST.periodMs, 0.6),
      ...purr(44_000, 8400, 0.4),
      ...purr(53_000, 8400, 0.4),
      ...heartbeat(LATER.fromMs, LATER.beats, LATER.periodMs, 0.55),
      ...squeeze(RELEASE_MS, 2400, 0.5),
    ],
    asPicture: { shape: "pulse", colour: 0 },
    asSound: { thumpHz: 50, breathHz: 112 },
    asWords:
      "A squeeze, a calm heartbeat about once a second, a long purr, the heartbeat again but slower, a last squeeze.",
  },
  reduced: {
    lean: 0.95,
    press: 0.7,
    tracks: {
      glow: [...keys([0, 0.15, "breath"]), ...fireLight(0.68), ...keys([RELEASE_MS, 0.6, "breath"], [120_000, 0.15])],
      warmth: keys([6000, 0, "breath"], [60_000, 0.55, "breath"], [RELEASE_MS, 0.8, "breath"], [120_000, 0.5]),
      fade: keys([0, 0, "breath"], [7000, 1, "hold"], [RELEASE_MS, 1, "breath"], [120_000, 0]),
    },
  },
  words: {
    name: "Campfire",
    whatHappens: "Beings move together around a fire, until they are one warm body with one calm heartbeat.",
    lines: [
      { atMs: 0, text: "There is a fire. Come and sit with us." },
      { atMs: TOUCH_MS, text: "Shoulder to shoulder." },
      { atMs: 8000, text: "Breathe in." },
      { atMs: 10_000, text: "A heart beats, slowly. It is all of yours." },
      { atMs: 12_300, text: "Breathe out, and look into the fire." },
      { atMs: 24_000, text: "Nobody has to say anything." },
      { atMs: 36_000, text: "It is good that you are here." },
      { atMs: 44_000, text: "Something purrs, close by." },
      { atMs: 51_600, text: "Breathe in." },
      { atMs: 55_900, text: "And out." },
      { atMs: 62_000, text: "The heart again, slower now." },
      { atMs: 73_400, text: "Breathe in." },
      { atMs: 77_700, text: "And out." },
      { atMs: 90_000, text: "Let yourself lean on the others." },
      { atMs: 104_000, text: "The fire burns low." },
      { atMs: RELEASE_MS, text: "A long squeeze." },
      { atMs: 114_000, text: "You go home, each with an ember." },
    ],
  },
};
