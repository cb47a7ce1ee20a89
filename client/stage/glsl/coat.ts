/** What a being wears: 0 plain, 1 speckle, 2 stripe, 3 fleece. Returns -1 (towards shade) .. 1 (towards light). */
export const COAT = /* glsl */ `
// One dot in each cell of a lattice; none reaches into the next cell.
float speckles(vec2 own) {
  vec2 at = floor(own / 0.23);
  vec2 place = (at + 0.22 + 0.56 * vec2(hash1(at), hash1(at + 17.0))) * 0.23;
  float size = 0.018 + 0.026 * hash1(at + 5.0);
  return (1.0 - smoothstep(size * 0.7, size * 1.15, length(own - place))) * step(0.2, hash1(at + 9.0));
}

// Wool: soft round tufts that melt into each other, each lit from above.
float tufts(vec2 own) {
  vec2 cell = floor(own / 0.2);
  float lit = 0.0, total = 0.0;
  for (int dy = -1; dy <= 1; dy++) for (int dx = -1; dx <= 1; dx++) {
    vec2 at = cell + vec2(dx, dy);
    vec2 from = own - (at + 0.2 + 0.6 * vec2(hash1(at), hash1(at + 17.0))) * 0.2;
    float share = exp(-180.0 * dot(from, from));
    lit += share * from.y;
    total += share;
  }
  return lit / max(total, 1e-4) * 2.6 + 0.16 * smoothstep(0.25, 1.05, total) - 0.04;
}

float coat(vec2 own, float kind) {
  if (kind < 0.5) return 0.0;
  if (kind < 1.5) return speckles(own) * 0.75;
  if (kind < 2.5) return smoothstep(-0.25, 0.25, sin((own.y - 0.16 * own.x * own.x) * 13.0 + 0.6)) * -0.42 + 0.12;
  return tufts(own);
}
`;
