import { FLOW_REACH } from "../group/ColourFlow.ts";
import { RIM_POINTS } from "../group/group-frame.ts";
import { NOISE } from "./noise.ts";

/** Rows of four floats in `uBody`; `RIM_ROWS` hold the outline, four points each. */
export const BODY_ROWS = 4;
export const RIM_ROWS = RIM_POINTS / 4;
/** The halo around the body ends here, in parts of its semi-axes. */
export const HALO_REACH = 1.9;

const float = (value: number): string => value.toFixed(6);

export const GROUP_BODY_VERTEX = /* glsl */ `#version 300 es
precision highp float;
in vec2 aPosition;
out vec2 vPart;
uniform vec4 uBody[${BODY_ROWS}];
void main() {
  vPart = aPosition * ${float(HALO_REACH)};
  vec2 at = uBody[0].zw + vPart * uBody[1].xy;
  gl_Position = vec4(at.x / uBody[0].x * 2.0 - 1.0, 1.0 - at.y / uBody[0].y * 2.0, 0.0, 1.0);
}
`;

/** One body as a polar outline: a soft dome of flowing colours, a light inside, and a halo around it. */
export const GROUP_BODY_FRAGMENT = /* glsl */ `#version 300 es
precision highp float;
in vec2 vPart;
out vec4 finalColor;
uniform vec4 uBody[${BODY_ROWS}];
uniform vec4 uRim[${RIM_ROWS}];
uniform vec4 uTone[3];
uniform sampler2D uFlow;
#define SEMI uBody[1].xy
#define TURN uBody[1].z
#define SHOWN uBody[1].w
#define GLOW uBody[2].x
#define WARMTH uBody[2].y
#define SECONDS uBody[2].z
#define OUTLINE_PX uBody[2].w
#define LIGHT uTone[0].rgb
#define HALO uTone[0].w
#define RIM uTone[1].rgb
#define DEEP uTone[2].rgb
${NOISE}
float rimAt(float turn) {
  float place = fract(turn / 6.2831853) * ${float(RIM_POINTS)};
  int low = int(floor(place)) % ${RIM_POINTS};
  int high = (low + 1) % ${RIM_POINTS};
  float one = uRim[low / 4][low % 4], two = uRim[high / 4][high % 4];
  return mix(one, two, smoothstep(0.0, 1.0, fract(place)));
}

vec3 blend(vec3 a, vec3 b, float share) { return sqrt(mix(a * a, b * b, clamp(share, 0.0, 1.0))); }

vec3 flowAt(vec2 p) {
  float c = cos(-TURN), s = sin(-TURN);
  vec2 own = vec2(p.x * c - p.y * s, p.x * s + p.y * c);
  vec2 fine = vec2(noise(own * 5.0 + SECONDS * 0.11), noise(own * 5.0 + 40.0 - SECONDS * 0.09)) - 0.5;
  own += fine * (0.03 + 0.09 * WARMTH);
  return texture(uFlow, own / ${float(2 * FLOW_REACH)} + 0.5).rgb;
}

void main() {
  float away = length(vPart);
  float turn = atan(vPart.x, -vPart.y);
  float rim = rimAt(turn);
  float d = away - rim;
  float px = max(fwidth(d), 0.0005);
  float inside = 1.0 - smoothstep(-px, px, d);
  float core = exp(-away * away * 2.4) * GLOW;

  // Light that leaves the body; it has faded before the square ends.
  float halo = exp(-max(d, 0.0) * 5.6) * (1.0 - smoothstep(0.35, ${float(HALO_REACH - 1)}, d)) * GLOW * HALO;
  vec3 colour = LIGHT * halo;
  float alpha = halo;

  if (inside > 0.0) {
    float q = clamp(away / max(rim, 0.1), 0.0, 1.0);
    vec2 out2 = away > 0.0001 ? vPart / away : vec2(0.0);
    float steep = q * q * q;
    vec3 normal = normalize(vec3(out2 * steep * 1.5, sqrt(1.0 - min(0.985, q * q * q * q))));
    float tone = dot(normal, normalize(vec3(-0.36, -0.74, 0.6))) * 0.5 + 0.5;
    vec3 own = flowAt(vPart);
    vec3 deep = blend(own * 0.72, DEEP, 0.14);
    vec3 light = blend(own, vec3(1.0, 0.97, 0.9), 0.42);
    vec3 body = blend(deep, own, smoothstep(0.02, 0.6, tone));
    body = blend(body, light, smoothstep(0.74, 1.05, tone) * 0.75);
    // Lit from within: through the whole body, and most in the middle.
    body = blend(body, blend(own, LIGHT, 0.55), GLOW * 0.42 * (1.0 - q * q));
    body = 1.0 - (1.0 - body) * (1.0 - vec3(1.0, 0.9, 0.68) * core);
    float edge = pow(1.0 - normal.z, 2.2);
    body = mix(body, RIM, edge * smoothstep(0.35, -0.8, normal.y) * 0.5);
    body = blend(body, LIGHT, edge * GLOW * 0.35);
    body += (hash1(vPart * 311.7) - 0.5) / 60.0;
    float line = OUTLINE_PX > 0.0 ? smoothstep(-OUTLINE_PX - px, -OUTLINE_PX + px, d) : 0.0;
    body = mix(body, RIM, line);
    colour = mix(colour, body, inside);
    alpha = mix(alpha, 1.0, inside);
  }
  finalColor = vec4(colour, alpha) * SHOWN;
}
`;
