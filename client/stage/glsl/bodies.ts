import { BELLY, BEND_REACH, FOOT, HEAD, HEAD_HEIGHT } from "../body-distance.ts";

const float = (value: number): string => value.toFixed(6);
const SLOPE = (BELLY - HEAD) / HEAD_HEIGHT;

/** body-distance.ts and the union of scene.ts in GLSL: `row` is a body's first row in uScene; distances in px. */
export const BODIES = /* glsl */ `
const vec2 FLANK = vec2(${float(Math.sqrt(1 - SLOPE * SLOPE))}, ${float(SLOPE)});
const float FOOT = ${float(FOOT)};

float capsule(vec2 p) {
  p.x = abs(p.x);
  float along = FLANK.x * p.y - FLANK.y * p.x;
  if (along < 0.0) return length(p) - ${float(BELLY)};
  if (along > FLANK.x * ${float(HEAD_HEIGHT)}) return length(p - vec2(0.0, ${float(HEAD_HEIGHT)})) - ${float(HEAD)};
  return dot(p, FLANK) - ${float(BELLY)};
}

// Px to the upright body's own units: radii from the belly's centre, y upwards.
vec2 onBody(vec2 at, int row) {
  vec4 place = uScene[row], form = uScene[row + 1];
  vec2 p = vec2(at.x - place.x, place.y - at.y) / place.z;
  float fromFoot = max(0.0, p.y + FOOT);
  return vec2((p.x - place.w * ${float(BEND_REACH)} * fromFoot * fromFoot) / form.x, (p.y + FOOT) / form.y - FOOT);
}

float fleeceEdge(vec2 own) {
  float turn = atan(own.x, own.y + 0.25);
  return abs(sin(turn * 11.0)) * 0.035 + (noise(own * 9.0) - 0.5) * 0.03;
}

float bodyDistance(vec2 at, int row) {
  vec4 place = uScene[row], form = uScene[row + 1];
  vec2 own = onBody(at, row);
  vec2 upright = own;
  if (own.y < 0.0) own.y /= FOOT;
  float away = capsule(own);
  if (uScene[row + 2].w > 2.5 && abs(away) < 0.12) away -= fleeceEdge(upright) * (1.0 - abs(away) / 0.12);
  return away * place.z * min(form.x, form.y);
}

float ripple(vec2 at) {
  if (RIPPLE_PX == 0.0) return 0.0;
  float away = length(at - LIGHT_AT) / uScene[1].z;
  return RIPPLE_PX * sin((away * 1.6 - RIPPLE_PHASE) * 6.2831853) * min(1.0, away);
}

float joined(vec2 d) {
  float reach = max(JOIN_PX, 0.001);
  float near = max(reach - abs(d.x - d.y), 0.0);
  return min(d.x, d.y) - near * near / (4.0 * reach);
}

vec2 bothDistances(vec2 at) { return vec2(bodyDistance(at, 1), bodyDistance(at, 4)) - ripple(at); }
`;
