import type { Design } from "../design.format.ts";
import { heartbeat as beats } from "../haptic.words.ts";
import { keys } from "./keys.ts";

const FIRST_BEAT_MS = 1500;
const BEAT_PERIOD_MS = 1000;
const BEATS = 5;

/** One swell of light a beat: up with the first sound, down after the second. */
const beatLight = (rest: number, crest: number) =>
  Array.from({ length: BEATS }, (_, beat) => FIRST_BEAT_MS + beat * BEAT_PERIOD_MS).flatMap((atMs) =>
    keys([atMs, rest, "out"], [atMs + 180, crest, "inOut"], [atMs + 760, rest]),
  );

/** Quiet and near: an ear on a chest. Light and touch share one beat a second, the pulse of somebody at rest. */
export const heartbeat: Design = {
  format: "hugmood.design/1",
  id: "heartbeat",
  name: "Two hearts",
  description: "Close enough to hear it: one calm heartbeat, five times, for both of you.",
  people: "two",
  durationMs: 7600,
  seed: 0x4ea27,
  palette: ["#F08CA8", "#E8593A", "#F6ECE2"],
  hold: { fromMs: 1500, toMs: 6400 },
  tracks: {
    lean: keys([0, 0, "breath"], [1400, 0.95, "hold"], [6400, 0.95, "breath"], [7500, 0.15]),
    press: keys([1100, 0, "breath"], [1800, 0.45], [5200, 0.6], [6300, 0.5, "breath"], [7300, 0]),
    tilt: keys([300, 0, "breath"], [1900, 0.9, "hold"], [6300, 0.9, "breath"], [7500, 0]),
    breath: keys([0, 0.3], [2300, 0.6], [4800, 0.3], [7300, 0.6]),
    glow: [...keys([900, 0]), ...beatLight(0.35, 0.85), ...keys([7500, 0.1])],
    warmth: keys([1500, 0, "linear"], [6300, 0.7], [7600, 0.45]),
  },
  particles: [
    {
      kind: "motes",
      fromMs: 1700,
      toMs: 6600,
      perSecond: 5,
      lifeMs: 2200,
      size: 0.028,
      x: 0,
      y: 0.15,
      spreadX: 0.2,
      spreadY: 0.15,
      driftX: 0,
      driftY: 0.28,
      wobble: 0.14,
      alpha: 0.7,
      colour: 0,
    },
  ],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 6600,
    events: beats(FIRST_BEAT_MS, BEATS, BEAT_PERIOD_MS, 0.7),
    asPicture: { shape: "pulse", colour: 0 },
    asSound: { thumpHz: 52, breathHz: 120 },
    asWords: "A calm heartbeat, five times, about one a second.",
  },
  reduced: {
    lean: 0.95,
    press: 0.5,
    tracks: {
      glow: [...keys([600, 0.2]), ...beatLight(0.35, 0.8), ...keys([7500, 0.1])],
      warmth: keys([1500, 0, "linear"], [6300, 0.7], [7600, 0.45]),
      fade: keys([0, 0.3], [1200, 1, "hold"], [6600, 1], [7600, 0.6]),
    },
  },
  words: {
    name: "Two hearts",
    whatHappens: "Two beings rest against each other; light and touch beat calmly between them, five times.",
    lines: [
      { atMs: 0, text: "They come close." },
      { atMs: 1500, text: "A heartbeat, calm and slow." },
      { atMs: 4500, text: "Yours and theirs, the same." },
      { atMs: 6500, text: "They let go. The warmth stays." },
    ],
  },
};
