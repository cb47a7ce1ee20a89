import { ARMS } from "./arms.ts";
import { BODIES } from "./bodies.ts";
import { COAT } from "./coat.ts";
import { FACE } from "./face.ts";
import { LIGHTING } from "./light.ts";
import { NOISE } from "./noise.ts";
import { ROWS } from "./rows.ts";

export const HUG_VERTEX = /* glsl */ `#version 300 es
in vec2 aPosition;
out vec2 vPart;
void main() {
  vPart = vec2(aPosition.x * 0.5 + 0.5, 0.5 - aPosition.y * 0.5);
  gl_Position = vec4(aPosition, 0.0, 1.0);
}
`;

const MAIN = /* glsl */ `
in vec2 vPart;
out vec4 finalColor;

void main() {
  vec2 at = vPart * VIEW;
  float radius = uScene[1].z;
  float px = max(fwidth(at.x), 0.5) * 0.75;
  vec3 back = background(at);
  vec2 both = bothDistances(at);
  float d = joined(both);
  vec2 fromLight = (at - LIGHT_AT) / LIGHT_PX;
  vec2 inSeam = fromLight * vec2(1.5, 0.95);
  float core = exp(-dot(inSeam, inSeam) * 1.7) * GLOW;
  vec3 warm = blend(LIGHT, blend(uTint[2].rgb, uTint[6].rgb, 0.5), 0.3);
  float halo = GLOW == 0.0 ? 0.0 : exp(-max(d, 0.0) / (radius * 0.5)) * exp(-dot(fromLight, fromLight) * 0.32) * GLOW * FADE;
  // The page goes on where the stage ends, so no light reaches its border.
  float inside = 1.0 - smoothstep(0.5, 1.0, length(vPart * 2.0 - 1.0));
  vec3 colour = mix(back, warm, min(1.0, halo * 1.05) * inside);

  if (d < px * 2.0) {
    float step1 = radius * 0.04;
    vec2 slope = (vec2(joined(bothDistances(at + vec2(step1, 0))), joined(bothDistances(at + vec2(0, step1)))) - d) / step1;
    float deepness = clamp(-d / (radius * 0.8), 0.0, 1.0);
    float edge = 1.0 - deepness;
    vec3 normal = normalize(vec3(slope * edge * edge, 0.25 + deepness * 0.9));
    float seam = max(JOIN_PX * 0.9, 1.0);
    float share = smoothstep(-seam, seam, both.x - both.y);
    vec3 body = vec3(0.0);
    if (share < 0.999) body = bodyColour(at, 1, normal);
    if (share > 0.001) body = blend(body, bodyColour(at, 4, normal), share);
    body = blend(body, warm, core * 0.7);
    body = 1.0 - (1.0 - body) * (1.0 - vec3(1.0, 0.86, 0.6) * core * 0.45);
    float rim = pow(1.0 - normal.z, 2.6) * smoothstep(0.3, -0.9, normal.y);
    body = mix(body, RIM, rim * 0.5);
    body = blend(body, warm, pow(1.0 - normal.z, 2.0) * halo * 0.55);
    body = withArm(body, at, 4, warm, core, px);
    body = withArm(body, at, 1, warm, core, px);
    if (share < 0.5) body = withEyes(body, at, 1, px / radius);
    else body = withEyes(body, at, 4, px / radius);
    float line = OUTLINE > 0.0 ? smoothstep(-OUTLINE * radius - px, -OUTLINE * radius + px, d) : 0.0;
    body = mix(body, RIM, line);
    colour = mix(colour, body, (1.0 - smoothstep(-px, px, d)) * FADE);
  }
  colour += (hash1(at * 3.7) - 0.5) / 170.0 * (OUTLINE > 0.0 ? 0.0 : 1.0);
  finalColor = vec4(colour, 1.0);
}
`;

/** The whole picture in one quad: background, shadows, two bodies as one outline, faces, light. */
export const HUG_FRAGMENT = `#version 300 es\nprecision highp float;\n${ROWS}${NOISE}${BODIES}${COAT}${FACE}${LIGHTING}${ARMS}${MAIN}`;
