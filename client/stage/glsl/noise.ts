/** Hashes of a lattice (after D. Hoskins, 2014) and smooth value noise on it, each 0..1. */
export const NOISE = /* glsl */ `
float hash1(vec2 p) {
  vec3 q = fract(vec3(p.xyx) * 0.1031);
  q += dot(q, q.yzx + 33.33);
  return fract((q.x + q.y) * q.z);
}
float noise(vec2 p) {
  vec2 cell = floor(p), part = fract(p);
  part = part * part * (3.0 - 2.0 * part);
  return mix(mix(hash1(cell), hash1(cell + vec2(1, 0)), part.x),
             mix(hash1(cell + vec2(0, 1)), hash1(cell + vec2(1, 1)), part.x), part.y);
}
`;
