import { RIM_POINTS } from "./group-frame.ts";
import type { RingLayout } from "./ring-layout.ts";

const TURN = 2 * Math.PI;
/** Half of the angle over which a pressure bulges the outline, at least. */
const BULGE_ANGLE = 0.42;
const BULGE_MOST = 0.055;

const wrap = (angle: number): number => angle - TURN * Math.floor(angle / TURN);
/** From -half a turn to half a turn. */
const apart = (a: number, b: number): number => wrap(a - b + Math.PI) - Math.PI;

/**
 * The outline while they only touch: the outer edge of the circles of the outermost beings, in parts of the body's
 * semi-axes, at `RIM_POINTS` angles. Made once for a layout.
 */
export const lobesOf = (layout: RingLayout): Float32Array => {
  const lobes = new Float32Array(RIM_POINTS).fill(0.62);
  for (let rank = 0; rank < layout.count; rank += 1) {
    if (layout.row[rank] !== 0) continue;
    const away = (layout.closedA[rank] ?? 0) / layout.bodyA;
    const reach = 1 - away;
    for (let point = 0; point < RIM_POINTS; point += 1) {
      const turn = apart((point / RIM_POINTS) * TURN, layout.angle[rank] ?? 0);
      const across = away * Math.sin(turn);
      if (Math.abs(turn) > Math.PI / 2 || Math.abs(across) > reach) continue;
      const edge = away * Math.cos(turn) + Math.sqrt(reach * reach - across * across);
      lobes[point] = Math.max(lobes[point] ?? 0, edge);
    }
  }
  return lobes;
};

export type RimMoment = {
  /** Turned by, radians. */
  readonly turn: number;
  readonly press: number;
  /** Strength of the wave, and the angle at which it is. */
  readonly ripple: number;
  readonly rippleAngle: number;
  /** Clock of the slow wobble, ms; 0 keeps still. */
  readonly wobbleMs: number;
};

/** Fills `rim` with the outline before anybody presses; how much each place bulges is added by `bulgeRim`. */
export const traceRim = (lobes: Float32Array, moment: RimMoment, rim: Float32Array): void => {
  const { turn, press, ripple, rippleAngle, wobbleMs } = moment;
  const shift = (turn / TURN) * RIM_POINTS;
  const slow = wobbleMs / 2600;
  for (let point = 0; point < RIM_POINTS; point += 1) {
    const angle = (point / RIM_POINTS) * TURN;
    const place = point - shift + RIM_POINTS;
    const low = Math.floor(place);
    const part = place - low;
    const one = lobes[low % RIM_POINTS] ?? 1;
    const two = lobes[(low + 1) % RIM_POINTS] ?? 1;
    const lobe = one + (two - one) * part;
    const crest = Math.max(0, Math.cos(angle - rippleAngle));
    const trough = Math.max(0, -Math.cos(angle - rippleAngle - 0.5));
    const wave = ripple * (0.075 * crest * crest - 0.03 * trough * trough);
    const wobble = wobbleMs === 0 ? 0 : 0.007 * Math.sin(2 * angle + slow) + 0.005 * Math.sin(3 * angle - slow * 0.7);
    rim[point] = lobe + (0.985 - lobe) * press * 0.94 + wave + wobble;
  }
};

/** Presses the outline outwards around `angle`; many who press side by side do not pile up. */
export const bulgeRim = (rim: Float32Array, angle: number, pressure: number, halfAngle: number): void => {
  const half = Math.max(BULGE_ANGLE, halfAngle);
  const first = Math.ceil(((angle - half) / TURN) * RIM_POINTS);
  const last = Math.floor(((angle + half) / TURN) * RIM_POINTS);
  for (let point = first; point <= last; point += 1) {
    const part = Math.abs((point / RIM_POINTS) * TURN - angle) / half;
    const share = 1 - part * part;
    const index = ((point % RIM_POINTS) + RIM_POINTS) % RIM_POINTS;
    const now = rim[index] ?? 1;
    const most = 1 + BULGE_MOST;
    rim[index] = now + Math.max(0, most - now) * 0.75 * pressure * share * share;
  }
};
