import { RIPPLE_ROUND_MS } from "#shared/design/pose.ts";
import { FACE_MIDDLE } from "../being-shape.ts";
import { breathAt, glanceAt, lidsAt } from "../breathing.ts";
import type { Viewport } from "../scene.ts";
import { softStep } from "../soft-step.ts";
import { bulgeRim, traceRim } from "./body-rim.ts";
import type { GroupFrame } from "./group-frame.ts";
import type { CrowdMoment, GroupMoment } from "./group-moment.ts";
import type { RingLayout } from "./ring-layout.ts";

/** Steps of a golden angle keep the phases of neighbours apart. */
const GOLDEN = 0.618_034;
/** `sway` turns the ring by a twelfth of a turn. */
const SWAY_ANGLE = Math.PI / 6;
/** Who is in stands nearer, who is away farther, in radii. */
const NEARER = 0.5;
const MARK_LEAST_PX = 14;
/** At the end they are this much smaller, and this much nearer to each other: farther away, with room for their rings. */
const FARTHER = 0.28;
const GATHERED = 0.12;
/** Who is not in stands aside: outside of the one body, this far in radii, and a little smaller. */
const ASIDE = 0.7;
const ASIDE_SMALLER = 0.18;
/** The one body grows from behind the beings, beginning at this portion of itself; then they dissolve in it. */
const BEHIND = 0.84;
/** In the one body the face sinks this near to the middle of its place. */
const SUNK_FACE = 0.12;

type Shared = {
  readonly melt: number;
  readonly turn: number;
  readonly rippleAngle: number;
  readonly common: number;
  readonly inStep: number;
  readonly halfWidthPx: number;
  readonly halfHeightPx: number;
};

/** Where the wave is felt, 0..1, at an angle. */
const crestAt = (angle: number, rippleAngle: number): number => {
  const near = Math.max(0, Math.cos(angle - rippleAngle));
  return near * near * near;
};

const within = (value: number, most: number): number => Math.max(-most, Math.min(most, value));

const placeBeing = (
  rank: number,
  layout: RingLayout,
  crowd: CrowdMoment,
  moment: GroupMoment,
  shared: Shared,
  out: GroupFrame,
): void => {
  const { pose, ambientMs, isStill } = moment;
  const { melt, turn, rippleAngle } = shared;
  const slot = crowd.slot[rank] ?? 0;
  const isIn = crowd.isIn[rank] ?? 0;
  const isHere = crowd.isHere[rank] ?? 1;
  const arrival = crowd.arrival[rank] ?? 1;
  const pressure = crowd.pressure[rank] ?? 0;
  const angle = (layout.angle[rank] ?? 0) + turn;
  const sin = Math.sin(angle);
  const cos = Math.cos(angle);
  // Still pictures know two places and go from one to the other through darkness.
  const near = isStill ? (pose.lean > 0 && pose.fade >= 0.5 ? 1 : 0) : pose.lean;
  const closed = near * isIn;
  const aside = near * (1 - isIn);
  const open = 1 - closed;
  const depth = 1 - 0.07 * cos * open;
  const openRadius =
    layout.openRadiusPx * crowd.size * (1 - (isStill ? 0 : FARTHER * moment.keepsake)) * (1 - ASIDE_SMALLER * aside);
  const radius = (openRadius * open + layout.closedRadiusPx * closed) * depth;
  // The open ring draws nearer with the breath in and drifts apart at the end.
  const wide = isStill ? 1 : 1 - 0.06 * moment.inhale - GATHERED * moment.keepsake;
  const stand = ((1 - isHere) * 0.2 - (isStill ? 0 : isIn * (1 - moment.keepsake) * NEARER)) * layout.openRadiusPx;
  const outX = crowd.outX[rank] ?? 0;
  const outY = crowd.outY[rank] ?? 0;
  const asidePx = 1 / Math.hypot(outX / layout.bodyA, outY / layout.bodyB) + ASIDE * openRadius;
  const ownX = (crowd.seatX[rank] ?? 0) * wide + outX * stand;
  const ownY = (crowd.seatY[rank] ?? 0) * wide + outY * stand;
  const seatX = ownX + (within(outX * asidePx, 0.9 * shared.halfWidthPx - openRadius) - ownX) * aside;
  const seatY = ownY + (within(outY * asidePx, 0.9 * shared.halfHeightPx - openRadius) - ownY) * aside;
  const crest = pose.ripple * crestAt(angle, rippleAngle);
  const rise = isStill ? 0 : crest * 0.34 * (1 - 0.6 * melt) + pose.lift * 0.5;
  const own = breathAt(ambientMs, slot * GOLDEN);
  const breath = own + (shared.common - own) * shared.inStep;
  const awake = isHere * 0.5 + 0.5;

  const x = out.bodyX + seatX * open + sin * (layout.closedA[rank] ?? 0) * closed;
  const y = out.bodyY + 0.2 * radius + seatY * open - cos * (layout.closedB[rank] ?? 0) * closed - rise * radius;
  out.x[rank] = x;
  out.y[rank] = y;
  out.radiusPx[rank] = radius * (isStill ? 1 : 0.55 + 0.45 * arrival);
  out.swell[rank] = isStill ? 1 : (1 + (breath - 0.5) * 0.085 * awake) * (0.94 + 0.06 * isHere);
  const bow = (pose.tilt * 0.16 + pose.lean * 0.05) * sin * (1 - melt * 0.75);
  out.turn[rank] = isStill ? 0 : -bow + 0.05 * Math.sin(ambientMs / 3100 + slot * 2.4) * open * isHere;

  const seen = arrival * (0.42 + 0.58 * isHere) * (isStill && pose.lean > 0 ? Math.abs(2 * pose.fade - 1) : 1);
  out.solid[rank] = seen * (0.72 + 0.28 * Math.max(isIn, aside)) * (1 - isIn * softStep(0.3, 1, melt));
  out.sunk[rank] = seen * melt * isIn * softStep(4, 9, radius) * 0.92;
  const shut = softStep(0.18, 0.6, isStill ? closed : pose.press) * isIn;
  out.ring[rank] = seen * moment.keepsake * isIn;
  out.lids[rank] = isHere < 0.5 ? 0 : (isStill ? 1 : lidsAt(ambientMs, slot)) * (1 - shut);
  const glance = isStill ? 0 : glanceAt(ambientMs, slot) * 0.06;
  const look = (1 - melt) * isHere;
  const height = FACE_MIDDLE + (SUNK_FACE - FACE_MIDDLE) * melt * isIn;
  out.faceX[rank] = x + radius * (look * (-sin * 0.1 + glance) + Math.sin(out.turn[rank] ?? 0) * height);
  out.faceY[rank] = y - radius * (height * (out.swell[rank] ?? 1) - look * cos * 0.07);

  // Bodies glow from behind with what they press; in the one body the place itself is warm.
  out.lit[rank] = seen * isHere * Math.min(1, isIn * (0.7 + 0.3 * moment.inhale) + pressure * 0.6) * (1 - melt);
  out.warm[rank] = Math.min(1, pressure * (layout.count > 60 ? 0.7 : 1) + crest * 0.3) * isHere * melt * isIn;
  if (pressure > 0 && melt > 0 && layout.row[rank] === 0) {
    const halfAngle = (1.3 * layout.closedRadiusPx) / layout.bodyA;
    if (!isStill) bulgeRim(out.rim, angle, pressure * melt * isIn, halfAngle);
  }
};

/** Marks the place of the one who looks: around the being, and around the face where bodies have melted. */
const markPlace = (mine: number, melted: number, out: GroupFrame): void => {
  out.mark = mine < 0 || mine >= out.count ? 0 : 1;
  if (out.mark === 0) return;
  const radius = out.radiusPx[mine] ?? 1;
  const x = out.x[mine] ?? 0;
  const y = (out.y[mine] ?? 0) - 0.2 * radius;
  out.markX = x + ((out.faceX[mine] ?? 0) - x) * melted;
  out.markY = y + ((out.faceY[mine] ?? 0) + 0.16 * radius - y) * melted;
  out.markPx = Math.max(MARK_LEAST_PX, radius * (1.13 - 0.33 * melted));
};

/** Fills `out` with one moment of a group. A function of its arguments alone: same input, same numbers. */
export const composeGroup = (
  view: Viewport,
  layout: RingLayout,
  lobes: Float32Array,
  crowd: CrowdMoment,
  moment: GroupMoment,
  out: GroupFrame,
): GroupFrame => {
  const { pose, waveMs, isStill, inhale } = moment;
  const motion = isStill ? 0 : 1;
  const met = softStep(0.3, 1, pose.lean);
  const turn = motion * pose.sway * SWAY_ANGLE;
  const rippleAngle = (waveMs / RIPPLE_ROUND_MS) * 2 * Math.PI;
  const inStep = Math.max(softStep(0.1, 0.9, pose.lean), softStep(0, 0.4, inhale));
  const common = Math.max(pose.breath, inhale);
  const swell = 1 + motion * (common - 0.5) * 0.07 * met;
  const shown = isStill ? Math.max(0, 2 * pose.fade - 1) * Math.min(1, pose.lean * 2) : softStep(0.72, 0.98, pose.lean);
  const melt = isStill ? shown * softStep(0.05, 0.6, pose.press) : softStep(0.04, 0.6, pose.press) * shown;

  out.count = layout.count;
  out.bodyX = view.widthPx / 2;
  out.bodyY = view.heightPx / 2 - motion * pose.lift * 0.5 * layout.closedRadiusPx * met;
  const pull = isStill ? 1 : 1 + (1 - pose.lean) * 0.25;
  const grown = isStill ? 1 : BEHIND + (1 - BEHIND) * softStep(0, 0.8, melt);
  out.bodyA = layout.bodyA * swell * pull * grown;
  out.bodyB = layout.bodyB * (swell + motion * (common - 0.5) * 0.02 * met) * pull * grown;
  out.bodyTurn = turn;
  out.body = isStill ? melt : softStep(0, 0.4, melt);
  out.flowMs = motion * waveMs;
  out.warmth = pose.warmth;
  out.lightX = out.bodyX;
  out.lightY = out.bodyY;
  const ring = Math.min(layout.ringA, layout.ringB);
  out.lightPx =
    Math.max(ring * 0.8, layout.openRadiusPx * 1.5) * (1 - met) + Math.min(layout.bodyA, layout.bodyB) * 0.9 * met;
  out.glow = Math.min(1, pose.glow * (isStill ? pose.fade : 1) + 0.2 * inhale);
  out.sparkPx = (layout.bodyA + layout.bodyB) / 2;
  out.fade = isStill ? 1 : pose.fade;
  out.keepsake = moment.keepsake;
  out.markMostPx = Math.max(MARK_LEAST_PX, 1.13 * Math.max(layout.openRadiusPx * 1.07, layout.closedRadiusPx));
  out.largestPx = Math.max(layout.openRadiusPx * 1.07, layout.closedRadiusPx);
  traceRim(
    lobes,
    { turn, press: pose.press, ripple: motion * pose.ripple, rippleAngle, wobbleMs: out.flowMs },
    out.rim,
  );
  const shared: Shared = {
    melt,
    turn,
    rippleAngle,
    common,
    inStep,
    halfWidthPx: view.widthPx / 2,
    halfHeightPx: view.heightPx / 2,
  };
  for (let rank = 0; rank < layout.count; rank += 1) placeBeing(rank, layout, crowd, moment, shared, out);
  markPlace(moment.isPlain ? -1 : crowd.mine, melt * (crowd.isIn[crowd.mine] ?? 0), out);
  return out;
};
