import type { MoodPlace } from "#shared/mood/emotion-words.ts";
import { FOOT } from "../body-distance.ts";
import { breathAt, glanceAt, lidsAt } from "../breathing.ts";
import type { Scene, SceneBody, Viewport } from "../scene.ts";

export type MoodMoment = {
  /** What the being shows; the middle while nothing is chosen. */
  readonly posture: MoodPlace;
  readonly light: MoodPlace;
  /** How much of the light is there, 0..1. */
  readonly glow: number;
  /** Clock of breath, wobble and blinks, ms. */
  readonly ambientMs: number;
  /** Reduced motion: no breath, no wobble. */
  readonly isStill: boolean;
};

const WOBBLE_MS = 620;
/** So far away that the second body of a scene is neither seen nor felt. */
const NOWHERE = -1e6;

/** The belly's radius that leaves room for words around it. */
export const moodRadiusPx = ({ widthPx, heightPx }: Viewport): number =>
  Math.max(12, Math.min(widthPx * 0.2, heightPx * 0.2, 130));

const takePosture = (body: SceneBody, view: Viewport, moment: MoodMoment): void => {
  const { posture, light, glow, ambientMs, isStill } = moment;
  const { valence, arousal } = posture;
  const motion = isStill ? 0 : 1;
  const up = valence - 0.5;
  const swell = motion * (breathAt(ambientMs, 0) - 0.5) * (0.035 + 0.11 * arousal);
  const wobble = motion * Math.sin((ambientMs / WOBBLE_MS) * 2 * Math.PI) * arousal * arousal * 0.11;
  const radiusPx = moodRadiusPx(view);
  body.radiusPx = radiusPx;
  body.heightFactor = 1 + up * 0.3 + (arousal - 0.5) * 0.06 + swell;
  body.widthFactor = 1 - up * 0.13 - (arousal - 0.5) * 0.05 - swell * 0.35;
  // Low, it hangs its head to the side; it never turns its back on where one points.
  body.bend = Math.max(0, -up) * -0.9 + wobble;
  body.x = view.widthPx / 2;
  body.y = view.heightPx * 0.55;
  const towards = (light.valence - 0.5) * 1.5 * glow;
  const glance = motion * glanceAt(ambientMs, 3) * 0.4 * (1 - glow);
  body.lookX = Math.max(-0.9, Math.min(0.9, towards + glance));
  body.lookY = 0.1 + (light.arousal - 0.5) * 0.7 * glow + up * 0.5;
  // Calm lids hang a little, so far that the eyes are not shut.
  const lids = 0.66 + 0.34 * Math.min(1, arousal * 1.7 + 0.15);
  body.lids = lids * (isStill ? 1 : lidsAt(ambientMs, 3));
  body.blush = Math.max(0.12, Math.min(1, 0.35 + up * 0.8));
  body.trace = 0;
};

/** Fills `out` with the field of one moment: the being is the scene's left body, and its light is where one points. */
export const composeMood = (view: Viewport, moment: MoodMoment, out: Scene): Scene => {
  takePosture(out.left, view, moment);
  out.right.x = NOWHERE;
  out.right.y = NOWHERE;
  out.right.radiusPx = 1;
  out.joinPx = 0;
  out.lightX = moment.light.valence * view.widthPx;
  out.lightY = (1 - moment.light.arousal) * view.heightPx;
  out.lightPx = Math.max(view.widthPx, view.heightPx) * 0.26;
  out.glow = moment.glow;
  out.fade = 1;
  out.groundY = view.heightPx * 0.55 + moodRadiusPx(view) * FOOT;
  return out;
};
