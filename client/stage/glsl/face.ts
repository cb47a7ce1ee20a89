import { FOOT } from "../body-distance.ts";
import { CHEEK, EYE } from "../being-shape.ts";

const float = (value: number): string => value.toFixed(4);

/** Two eyes that close into soft arcs, and cheeks, painted over a body's colour. `px` is one pixel in radii. */
export const FACE = /* glsl */ `
float arc(vec2 p, float radius, float thick) {
  const vec2 END = vec2(0.906, 0.423);
  p.x = abs(p.x);
  p.y = -p.y;
  return (END.y * p.x > END.x * p.y ? length(p - END * radius) : abs(length(p) - radius)) - thick;
}

// The face turns a little towards where the being looks.
vec2 onFace(vec2 own, int row) {
  vec4 look = uScene[row + 2];
  vec2 face = own - vec2(look.x * 0.13, look.y * 0.12);
  return vec2(face.x / (1.0 - 0.1 * abs(look.x)), face.y);
}

vec3 withCheeks(vec3 colour, vec2 own, int row, vec3 cheek) {
  vec2 face = onFace(own, row);
  vec2 c = (vec2(abs(face.x), face.y) - vec2(${float(CHEEK.apart)}, ${float(CHEEK.height)})) / vec2(${float(CHEEK.width)}, ${float(CHEEK.tall)});
  colour = mix(colour, cheek, exp(-dot(c, c) * 1.1) * uScene[row + 1].w * 0.85);
  return colour;
}

vec3 withEyes(vec3 colour, vec2 at, int row, float px) {
  vec4 look = uScene[row + 2];
  float lids = uScene[row + 1].z;
  // Unbend at the eyes' height, so that they stay upright in a leaning head.
  float height = uScene[row].y - (${float(EYE.height + FOOT)} * uScene[row + 1].y - FOOT) * uScene[row].z;
  vec2 face = onFace(vec2(onBody(vec2(at.x, height), row).x, onBody(at, row).y), row);
  vec2 e = vec2(abs(face.x) - ${float(EYE.apart)}, face.y - ${float(EYE.height)});
  vec2 size = vec2(${float(EYE.width)}, ${float(EYE.tall)} * max(lids, 0.35));
  float open = (length(e / size) - 1.0) * min(size.x, size.y);
  float shut = arc(e - vec2(0.0, 0.05), 0.11, 0.024);
  float eye = mix(shut, open, smoothstep(0.3, 0.5, lids));
  colour = mix(colour, EYE, 1.0 - smoothstep(-px, px, eye));

  vec2 spark = vec2(face.x - sign(face.x) * ${float(EYE.apart)}, face.y - ${float(EYE.height)}) - vec2(-0.026 + look.x * 0.018, 0.05 * lids);
  float shine = (1.0 - smoothstep(0.027 - px, 0.027 + px, length(spark))) * smoothstep(0.4, 0.8, lids);
  return mix(colour, vec3(1.0, 0.98, 0.95), shine * 0.95);
}
`;
