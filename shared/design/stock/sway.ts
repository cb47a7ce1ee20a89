import type { Design } from "../design.format.ts";
import { wave } from "../haptic.words.ts";
import { keys } from "./keys.ts";

/** A slow dance with nowhere to go: weight from one foot to the other, touch comes with each turn. */
export const sway: Design = {
  format: "hugmood.design/1",
  id: "sway",
  name: "Slow dance",
  description: "Arms around each other, side to side, to a song that only you two hear.",
  people: "two",
  durationMs: 9000,
  seed: 0x5a4e,
  palette: ["#5B4B8A", "#F08CA8", "#FFC857", "#F6ECE2"],
  hold: { fromMs: 1400, toMs: 7800 },
  tracks: {
    lean: keys([0, 0, "breath"], [1400, 0.9, "hold"], [7700, 0.9, "breath"], [8900, 0.1]),
    press: keys([1100, 0, "breath"], [2200, 0.4], [4600, 0.5], [7500, 0.4, "breath"], [8700, 0]),
    sway: keys(
      [1000, 0, "breath"],
      [2300, -0.55, "breath"],
      [3900, 0.6, "breath"],
      [5500, -0.6, "breath"],
      [7100, 0.5, "breath"],
      [8500, 0],
    ),
    tilt: keys([400, 0, "breath"], [2300, 0.7], [3900, 0.4], [5500, 0.7], [7100, 0.4], [8600, 0]),
    lift: keys(
      [1000, 0],
      [1700, 0.06],
      [2300, 0],
      [3100, 0.07],
      [3900, 0],
      [4700, 0.07],
      [5500, 0],
      [6300, 0.06],
      [7100, 0],
    ),
    breath: keys([0, 0.3, "breath"], [2300, 0.7, "breath"], [5500, 0.3, "breath"], [8600, 0.7]),
    glow: keys([1200, 0, "breath"], [2800, 0.45], [5200, 0.6], [7500, 0.45, "breath"], [9000, 0.1]),
    warmth: keys([1400, 0, "linear"], [7600, 0.75], [9000, 0.5]),
  },
  particles: [
    {
      kind: "stars",
      fromMs: 600,
      toMs: 7600,
      perSecond: 6,
      lifeMs: 3000,
      size: 0.022,
      x: 0,
      y: 0.6,
      spreadX: 1.6,
      spreadY: 0.7,
      driftX: 0,
      driftY: 0.03,
      wobble: 0.05,
      alpha: 0.75,
      colour: 2,
    },
  ],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 8200,
    events: wave(1500, 6400, 4, 0.5),
    asPicture: { shape: "ripple", colour: 1 },
    asSound: { thumpHz: 55, breathHz: 98 },
    asWords: "Four slow swells, from side to side.",
  },
  reduced: {
    lean: 0.95,
    press: 0.45,
    tracks: {
      glow: keys([600, 0, "breath"], [2300, 0.55], [3900, 0.4], [5500, 0.6], [7100, 0.4], [9000, 0.1]),
      warmth: keys([1400, 0, "linear"], [7600, 0.75], [9000, 0.5]),
      fade: keys([0, 0.2, "breath"], [1500, 1, "hold"], [7800, 1, "breath"], [9000, 0.5]),
    },
  },
  words: {
    name: "Slow dance",
    whatHappens: "Two beings hold each other and sway from side to side under a few small stars.",
    lines: [
      { atMs: 0, text: "They take your hand." },
      { atMs: 1500, text: "Side to side, slowly." },
      { atMs: 4600, text: "No steps to remember." },
      { atMs: 7800, text: "The song ends. They let go." },
    ],
  },
};
