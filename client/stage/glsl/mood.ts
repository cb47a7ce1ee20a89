import { BODIES } from "./bodies.ts";
import { COAT } from "./coat.ts";
import { FACE } from "./face.ts";
import { LIGHTING } from "./light.ts";
import { NOISE } from "./noise.ts";
import { ROWS } from "./rows.ts";

/** Rows of `uField`: its corners from the top left on, row by row; the first row's w is how much of them is seen. */
export const FIELD_ROWS = 4;

const MAIN = /* glsl */ `
uniform vec4 uField[${FIELD_ROWS}];
in vec2 vPart;
out vec4 finalColor;

vec3 fieldAt(vec2 part) {
  vec2 soft = smoothstep(0.0, 1.0, part);
  vec3 corner = blend(blend(uField[0].rgb, uField[1].rgb, soft.x), blend(uField[2].rgb, uField[3].rgb, soft.x), soft.y);
  vec2 from = part * 2.0 - 1.0;
  vec3 middle = blend(EDGE, POOL, 0.45 * (1.0 - smoothstep(0.2, 1.1, length(from))));
  return blend(middle, corner, smoothstep(0.05, 1.35, length(from)) * uField[0].w);
}

void main() {
  vec2 at = vPart * VIEW;
  float radius = uScene[1].z;
  float px = max(fwidth(at.x), 0.5) * 0.75;
  vec3 colour = fieldAt(vPart);
  vec2 fromLight = (at - LIGHT_AT) / LIGHT_PX;
  float halo = exp(-dot(fromLight, fromLight) * 2.2) * GLOW;
  colour = blend(colour, LIGHT, halo * 0.62 * (OUTLINE > 0.0 ? 0.0 : 1.0));
  colour = blend(colour, SHADOW, shadowOf(at, 1) * 0.42);
  float d = bodyDistance(at, 1);
  if (d < px * 2.0) {
    float step1 = radius * 0.04;
    vec2 slope = (vec2(bodyDistance(at + vec2(step1, 0), 1), bodyDistance(at + vec2(0, step1), 1)) - d) / step1;
    float deepness = clamp(-d / (radius * 0.8), 0.0, 1.0);
    float edge = 1.0 - deepness;
    vec3 normal = normalize(vec3(slope * edge * edge, 0.25 + deepness * 0.9));
    vec3 body = bodyColour(at, 1, normal);
    // The light is seen on the side that faces it.
    vec2 out2 = normalize(LIGHT_AT - at + 0.001);
    float facing = clamp(dot(normal.xy, out2), 0.0, 1.0);
    body = blend(body, LIGHT, facing * GLOW * 0.34);
    float rim = pow(1.0 - normal.z, 2.6) * smoothstep(0.3, -0.9, normal.y);
    body = mix(body, RIM, rim * 0.5);
    body = withEyes(body, at, 1, px / radius);
    float line = OUTLINE > 0.0 ? smoothstep(-OUTLINE * radius - px, -OUTLINE * radius + px, d) : 0.0;
    body = mix(body, RIM, line);
    colour = mix(colour, body, 1.0 - smoothstep(-px, px, d));
  }
  colour += (hash1(at * 3.7) - 0.5) / 150.0 * (OUTLINE > 0.0 ? 0.0 : 1.0);
  finalColor = vec4(colour, 1.0);
}
`;

/** The whole mood pad in one quad: the field, the light where one points, and the being. */
export const MOOD_FRAGMENT = `#version 300 es\nprecision highp float;\n${ROWS}${NOISE}${BODIES}${COAT}${FACE}${LIGHTING}${MAIN}`;
