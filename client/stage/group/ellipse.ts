/** Perimeter of an ellipse (Ramanujan 1914, first approximation). */
export const perimeter = (a: number, b: number): number =>
  Math.PI * (3 * (a + b) - Math.sqrt((3 * a + b) * (a + 3 * b)));

/** Steps along an ellipse that are walked to find places at equal distances. */
const WALK_STEPS = 256;

/** The parameters, from the top clockwise, of `count` points at equal distances on an ellipse; the first at `start` of a step. */
export const evenly = (count: number, a: number, b: number, start: number): number[] => {
  const lengths = [0];
  for (let step = 1; step <= WALK_STEPS; step += 1) {
    const at = ((step - 0.5) / WALK_STEPS) * 2 * Math.PI;
    lengths.push((lengths[step - 1] ?? 0) + Math.hypot(a * Math.cos(at), b * Math.sin(at)));
  }
  const round = lengths[WALK_STEPS] ?? 1;
  let step = 0;
  return Array.from({ length: count }, (_, n) => {
    const goal = ((n + start) / count) * round;
    while (step < WALK_STEPS - 1 && (lengths[step + 1] ?? round) <= goal) step += 1;
    const from = lengths[step] ?? 0;
    const part = (goal - from) / ((lengths[step + 1] ?? round) - from);
    return ((step + part) / WALK_STEPS) * 2 * Math.PI;
  });
};
