import { bodyDistance, HEAD, HEAD_HEIGHT, FOOT, BEND_REACH, type BodyForm } from "./body-distance.ts";

/** A posture: `breath`, `valence`, `arousal` 0..1 (0.5 is calm), `tilt` -1..1 (leans left, right). */
export type BeingPose = {
  readonly breath: number;
  readonly tilt: number;
  readonly valence: number;
  readonly arousal: number;
};

/** A drawn being in the units of `BEING_VIEW_BOX`, y downwards: the SVG outline, the two eyes and the two cheeks. */
export type BeingShape = {
  readonly path: string;
  readonly eyes: readonly [Oval, Oval];
  readonly cheeks: readonly [Oval, Oval];
};
export type Oval = { readonly x: number; readonly y: number; readonly rx: number; readonly ry: number };

/** Holds every posture; the foot stands at y = 84. */
export const BEING_VIEW_BOX = "-140 -165 280 265";
/** Px to a radius in what `beingShape` gives. */
export const BEING_UNIT = 100;
const OUTLINE_POINTS = 28;

/** In radii from the belly's centre: where the face sits on an upright body. The stage uses the same. */
export const EYE = { apart: 0.29, height: 0.47, width: 0.085, tall: 0.13 } as const;
/** Height of the face's middle. */
export const FACE_MIDDLE = 0.36;
export const CHEEK = { apart: 0.47, height: 0.24, width: 0.17, tall: 0.1 } as const;

/** Valence lifts or lowers the body, arousal sets how far a breath swells it. */
export const postureForm = ({ breath, tilt, valence, arousal }: BeingPose): BodyForm => {
  const swell = (breath - 0.5) * (0.03 + 0.06 * arousal);
  const stance = (valence - 0.5) * 0.14;
  const heightFactor = 1 + stance + swell;
  return { x: 0, y: 0, radiusPx: BEING_UNIT, widthFactor: 1 - stance * 0.5 - swell * 0.35, heightFactor, bend: tilt };
};

/** Moves a point of the upright body (radii, y upwards) to where the bent body has it (px). */
export const placeOnBody = (body: BodyForm, x: number, y: number): { x: number; y: number } => {
  const fromFoot = (y + FOOT) * body.heightFactor;
  return {
    x: body.x + body.radiusPx * (x * body.widthFactor + body.bend * BEND_REACH * fromFoot * fromFoot),
    y: body.y - body.radiusPx * (fromFoot - FOOT),
  };
};

const round = (value: number): string => (Math.round(value * 10) / 10).toString();

/** Distance along a ray from the belly's centre to the outline, by sphere tracing from outside. */
const edgeAlong = (body: BodyForm, dx: number, dy: number): number => {
  let reach = (HEAD + HEAD_HEIGHT + 0.6) * BEING_UNIT;
  for (let step = 0; step < 12; step += 1) reach -= bodyDistance(body, dx * reach, dy * reach) * 0.9;
  return reach;
};

const ovals = (
  body: BodyForm,
  at: { apart: number; height: number; width: number; tall: number },
): readonly [Oval, Oval] => {
  const size = { rx: at.width * BEING_UNIT, ry: at.tall * BEING_UNIT };
  return [
    { ...placeOnBody(body, -at.apart, at.height), ...size },
    { ...placeOnBody(body, at.apart, at.height), ...size },
  ];
};

/** The outline and face of a being in a posture: the same body as on the stage, for SVG. */
export const beingShape = (pose: BeingPose): BeingShape => {
  const body = postureForm(pose);
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < OUTLINE_POINTS; i += 1) {
    const turn = (i / OUTLINE_POINTS) * 2 * Math.PI;
    const reach = edgeAlong(body, Math.cos(turn), Math.sin(turn));
    xs.push(Math.cos(turn) * reach);
    ys.push(Math.sin(turn) * reach);
  }
  const at = (list: readonly number[], i: number): number => list[i % OUTLINE_POINTS] ?? 0;
  const middle = (i: number): string =>
    `${round((at(xs, i) + at(xs, i + 1)) / 2)} ${round((at(ys, i) + at(ys, i + 1)) / 2)}`;
  const curves = xs.map((x, i) => `Q${round(x)} ${round(at(ys, i))} ${middle(i)}`);
  return {
    path: `M${middle(OUTLINE_POINTS - 1)}${curves.join("")}Z`,
    eyes: ovals(body, EYE),
    cheeks: ovals(body, CHEEK),
  };
};
