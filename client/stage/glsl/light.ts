/** Colour mixing, a body's soft volume, and the ground on which they stand. */
export const LIGHTING = /* glsl */ `
// Mixing squares keeps a blend of two strong colours from turning grey.
vec3 blend(vec3 a, vec3 b, float share) { return sqrt(mix(a * a, b * b, clamp(share, 0.0, 1.0))); }

// The three colours of a body at a point, with the trace of the other one on the side that faces it.
void coloursAt(vec2 own, int row, out vec3 body, out vec3 deep, out vec3 light) {
  int mine = row == 1 ? 0 : 4, other = 4 - mine;
  float facing = row == 1 ? own.x : -own.x;
  float share = uScene[row + 2].z * 0.6 * smoothstep(-0.35, 1.25, facing);
  body = blend(uTint[mine].rgb, uTint[other].rgb, share);
  deep = blend(uTint[mine + 1].rgb, uTint[other + 1].rgb, share);
  light = blend(uTint[mine + 2].rgb, uTint[other + 2].rgb, share);
}

vec3 bodyColour(vec2 at, int row, vec3 normal) {
  vec2 own = onBody(at, row);
  vec3 body, deep, light;
  coloursAt(own, row, body, deep, light);
  float coatTone = coat(own, uScene[row + 2].w);
  float lit = dot(normal, normalize(vec3(-0.38, -0.72, 0.58)));
  float tone = lit * 0.5 + 0.5 + own.y * 0.1;
  vec3 colour = blend(deep, body, smoothstep(0.12, 0.68, tone));
  colour = blend(colour, light, smoothstep(0.72, 1.12, tone) * 0.85);
  colour = blend(colour, coatTone > 0.0 ? light : deep, abs(coatTone));
  return withCheeks(colour, own, row, uTint[row == 1 ? 3 : 7].rgb);
}

float shadowOf(vec2 at, int row) {
  vec4 place = uScene[row];
  float air = max(0.0, GROUND_Y - place.y - FOOT * place.z) / place.z;
  vec2 p = (at - vec2(place.x, GROUND_Y + 0.01 * place.z)) / (place.z * vec2(1.02 + 0.3 * air, 0.17 + 0.06 * air));
  return exp(-dot(p, p) * 1.15) / (1.0 + 3.0 * air);
}

vec3 background(vec2 at) {
  vec2 centre = vec2(VIEW.x * 0.5, VIEW.y * 0.5);
  float away = length((at - centre) / (VIEW * 0.5));
  vec3 colour = blend(EDGE, POOL, (1.0 - smoothstep(0.0, 1.0, away)) * 0.95);
  float radius = uScene[1].z;
  vec2 ground = (at - vec2(VIEW.x * 0.5, GROUND_Y)) / (radius * vec2(3.1, 0.62));
  colour = blend(colour, FLOOR, exp(-dot(ground, ground)) * 0.85 * (1.0 - smoothstep(0.75, 1.0, away)));
  float shade = max(shadowOf(at, 1), shadowOf(at, 4));
  return blend(colour, SHADOW, shade * 0.55 * FADE * (1.0 - smoothstep(0.85, 1.0, abs(at.x / VIEW.x - 0.5) * 2.0)));
}
`;
