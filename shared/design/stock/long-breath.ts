import type { Design } from "../design.format.ts";
import { squeeze } from "../haptic.words.ts";
import { keys } from "./keys.ts";

/** Arms that close, lightly, before the breath. */
const embrace = squeeze(1000, 1500, 0.3);

/** Touch for one breath: grows as they breathe in, stays for a moment, and leaves with the air. */
const breathe: Design["haptic"]["events"] = [
  {
    kind: "hold",
    atMs: 2000,
    durationMs: 6000,
    intensity: [
      { atMs: 0, value: 0.08 },
      { atMs: 1500, value: 0.35 },
      { atMs: 2600, value: 0.6 },
      { atMs: 3100, value: 0.6 },
      { atMs: 4400, value: 0.3 },
      { atMs: 6000, value: 0 },
    ],
    sharpness: [{ atMs: 0, value: 0 }],
  },
];

/** About 5.5 breaths a minute is the pace of calm; this is one of them, shared. */
export const longBreath: Design = {
  format: "hugmood.design/1",
  id: "long-breath",
  name: "One long breath",
  description: "In together, a moment, and out together. Longer out than in.",
  people: "two",
  durationMs: 9000,
  seed: 0xb4ea,
  palette: ["#7FB095", "#F6ECE2", "#FFC857"],
  hold: { fromMs: 1200, toMs: 8000 },
  tracks: {
    lean: keys([0, 0.05, "breath"], [1600, 0.85, "breath"], [4800, 1, "breath"], [8000, 0.9, "breath"], [9000, 0.4]),
    press: keys([1300, 0, "breath"], [4800, 0.65, "breath"], [8000, 0.3, "breath"], [8900, 0]),
    lift: keys([1600, -0.05, "breath"], [4800, 0.18, "breath"], [8200, -0.04, "breath"], [9000, 0]),
    tilt: keys([500, 0, "breath"], [2200, 0.4, "breath"], [8000, 0.4, "breath"], [9000, 0]),
    breath: keys([0, 0.4, "breath"], [1600, 0, "breath"], [4600, 1, "hold"], [5100, 1, "breath"], [8600, 0]),
    glow: keys([1300, 0, "breath"], [4700, 0.8, "hold"], [5100, 0.8, "breath"], [8600, 0.12]),
    warmth: keys([1600, 0, "breath"], [8000, 0.6], [9000, 0.5]),
  },
  particles: [
    {
      kind: "motes",
      fromMs: 5000,
      toMs: 8000,
      perSecond: 8,
      lifeMs: 2600,
      size: 0.022,
      x: 0,
      y: 0.35,
      spreadX: 0.25,
      spreadY: 0.1,
      driftX: 0,
      driftY: 0.3,
      wobble: 0.3,
      alpha: 0.55,
      colour: 1,
    },
  ],
  haptic: {
    format: "hugmood.haptic/1",
    durationMs: 8200,
    events: [...embrace, ...breathe],
    asPicture: { shape: "halo", colour: 0 },
    asSound: { thumpHz: 50, breathHz: 132 },
    asWords: "Touch that grows as you breathe in and fades as you breathe out.",
  },
  reduced: {
    lean: 0.95,
    press: 0.5,
    tracks: {
      glow: keys([0, 0.1, "breath"], [1600, 0.05, "breath"], [4700, 0.85, "hold"], [5100, 0.85, "breath"], [8600, 0.1]),
      warmth: keys([1600, 0, "breath"], [8000, 0.6], [9000, 0.5]),
      fade: keys([0, 0.4, "breath"], [1600, 1, "hold"], [8000, 1, "breath"], [9000, 0.6]),
    },
  },
  words: {
    name: "One long breath",
    whatHappens: "Two beings hold each other for a single slow breath, in and out.",
    lines: [
      { atMs: 0, text: "They come close." },
      { atMs: 1600, text: "Breathe in with them." },
      { atMs: 4700, text: "Hold it, just a moment." },
      { atMs: 5200, text: "And slowly out." },
      { atMs: 8200, text: "They let go." },
    ],
  },
};
