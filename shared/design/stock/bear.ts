import type { Design } from "../design.format.ts";
import { squeeze } from "../haptic.words.ts";
import { keys } from "./keys.ts";

/** Big and sure of itself: arms close fast, a second squeeze says "and I mean it", sparks rise when it opens. */
export const bear: Design = {
  format: "hugmood.design/1",
  id: "bear",
  name: "Bear hug",
  description: "Big arms, a long firm squeeze, and a second one because one is not enough.",
  people: "two",
  durationMs: 6800,
  seed: 0xbea7,
  palette: ["#E8593A", "#FFC857", "#C7432A"],
  hold: { fromMs: 1100, toMs: 5000 },
  tracks: {
    lean: keys([0, 0, "in"], [900, 1, "hold"], [5200, 1, "breath"], [6600, 0.1]),
    press: keys([850, 0, "out"], [1400, 0.85], [3000, 0.72], [3500, 1, "inOut"], [4700, 0.9, "breath"], [5900, 0]),
    lift: keys([900, 0], [1500, 0.16, "breath"], [3000, 0.08], [3600, 0.24], [5200, 0]),
    tilt: keys([500, 0], [1500, 0.6, "hold"], [5000, 0.6, "breath"], [6400, 0]),
    breath: keys(
      [0, 0.2],
      [800, 0.9, "out"],
      [1500, 0.3],
      [3000, 0.6],
      [3600, 0.2],
      [5000, 0.3, "breath"],
      [6400, 0.8],
    ),
    glow: keys([900, 0, "out"], [1600, 0.75], [3000, 0.6], [3600, 1], [4800, 0.85, "breath"], [6600, 0.12]),
    warmth: keys([1400, 0, "breath"], [4600, 0.8], [6800, 0.5]),
  },
  particles: [
    {
      kind: "embers",
      fromMs: 4600,
      toMs: 6200,
      perSecond: 22,
      lifeMs: 1500,
      size: 0.035,
      x: 0,
      y: 0.1,
      spreadX: 0.35,
      spreadY: 0.25,
      driftX: 0,
      driftY: 0.55,
      wobble: 0.08,
      alpha: 0.9,
      colour: 1,
    },
  ],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 6000,
    events: [...squeeze(900, 5000, 0.8), ...squeeze(3250, 1900, 1)],
    asPicture: { shape: "ring", colour: 0 },
    asSound: { thumpHz: 48, breathHz: 110 },
    asWords: "One long firm squeeze, and a stronger one inside it.",
  },
  reduced: {
    lean: 1,
    press: 0.75,
    tracks: {
      glow: keys([400, 0, "breath"], [1600, 0.7], [3000, 0.6], [3700, 1], [4800, 0.85, "breath"], [6600, 0.12]),
      warmth: keys([1000, 0, "breath"], [4600, 0.8], [6800, 0.5]),
      fade: keys([0, 0.3], [900, 1, "hold"], [5800, 1], [6800, 0.6]),
    },
  },
  words: {
    name: "Bear hug",
    whatHappens: "Two beings close their arms around each other and squeeze, twice, before they let go.",
    lines: [
      { atMs: 0, text: "Arms open wide." },
      { atMs: 1000, text: "They hold you tight." },
      { atMs: 3300, text: "And tighter still." },
      { atMs: 5300, text: "They let go, slowly." },
    ],
  },
};
