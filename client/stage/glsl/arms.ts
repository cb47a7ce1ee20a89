/** A soft arm from each being to the other's back; its first half melts into its own body. */
export const ARMS = /* glsl */ `
// x: distance to the arm in px, y: 0 at the shoulder .. 1 at the hand.
vec2 armAt(vec2 at, int row) {
  vec4 arm = uScene[row == 1 ? 9 : 10];
  float radius = uScene[row].z;
  vec2 along = arm.zw - arm.xy, from = at - arm.xy;
  float part = clamp(dot(from, along) / max(dot(along, along), 1.0), 0.0, 1.0);
  float sag = sin(part * 3.1415927) * 0.07 * radius;
  return vec2(length(from - along * part + vec2(0.0, -sag)) - radius * mix(0.22, 0.19, part), part);
}

// Lays the arm over what is there, with the shade that it casts.
vec3 withArm(vec3 under, vec2 at, int row, vec3 warm, float glow, float px) {
  vec4 reach = uScene[row == 1 ? 9 : 10];
  float radius = uScene[row].z;
  float out01 = smoothstep(0.15, 0.7, length(reach.zw - reach.xy) / radius);
  vec2 arm = armAt(at, row);
  if (out01 == 0.0 || arm.x > radius * 0.25) return under;
  vec3 body, deep, light;
  coloursAt(vec2(row == 1 ? 0.55 : -0.55, 0.0), row, body, deep, light);
  float shown = smoothstep(0.12, 0.6, arm.y) * out01;
  vec2 below = armAt(at - vec2(0.0, radius * 0.06), row);
  under *= mix(vec3(1.0), vec3(0.66, 0.55, 0.62), exp(-max(below.x, 0.0) / (radius * 0.07)) * 0.75 * shown);
  float step1 = radius * 0.02;
  vec2 slope = vec2(armAt(at + vec2(step1, 0), row).x - arm.x, armAt(at + vec2(0, step1), row).x - arm.x) / step1;
  float edge = 1.0 - clamp(-arm.x / (radius * 0.19), 0.0, 1.0);
  vec3 normal = normalize(vec3(slope * edge * edge, 0.9));
  float tone = dot(normal, normalize(vec3(-0.38, -0.72, 0.58))) * 0.5 + 0.5;
  vec3 colour = blend(blend(deep, body, smoothstep(0.2, 0.66, tone)), light, smoothstep(0.66, 1.0, tone) * 0.8);
  float coatTone = coat((at - reach.xy) / radius, uScene[row + 2].w);
  colour = blend(colour, coatTone > 0.0 ? light : deep, abs(coatTone));
  colour = blend(colour, warm, glow * 0.4);
  return mix(under, colour, (1.0 - smoothstep(-px, px, arm.x)) * shown);
}
`;
