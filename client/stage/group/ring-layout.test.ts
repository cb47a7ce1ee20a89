import { expect, test } from "vitest";
import { layoutRing, RING_MOST } from "./ring-layout.ts";

const VIEWS = [
  { widthPx: 390, heightPx: 844 },
  { widthPx: 390, heightPx: 520 },
  { widthPx: 1280, heightPx: 800 },
  { widthPx: 320, heightPx: 320 },
  { widthPx: 900, heightPx: 260 },
];
const COUNTS = [1, 2, 3, 5, 12, 13, 50, 117, RING_MOST];
const CASES = VIEWS.flatMap((view) => COUNTS.map((count) => ({ count, ...view })));

test.each(CASES)("STAGE-31 $count in $widthPx x $heightPx are inside the view and do not cover each other", (one) => {
  const layout = layoutRing(one.count, one);
  const { openRadiusPx: radius, openX, openY } = layout;
  expect(openX).toHaveLength(one.count);
  for (let rank = 0; rank < one.count; rank += 1) {
    const x = openX[rank] ?? Infinity;
    const y = openY[rank] ?? Infinity;
    expect(Math.abs(x) + 1.15 * radius).toBeLessThanOrEqual(one.widthPx / 2);
    expect(Math.abs(y) + 1.3 * radius).toBeLessThanOrEqual(one.heightPx / 2);
    for (let other = 0; other < rank; other += 1) {
      expect(Math.hypot(x - (openX[other] ?? 0), y - (openY[other] ?? 0))).toBeGreaterThan(1.5 * radius);
    }
  }
});

test.each(CASES)(
  "STAGE-32 the one body of $count in $widthPx x $heightPx is inside the view and holds every place",
  (one) => {
    const layout = layoutRing(one.count, one);
    expect(layout.bodyA).toBeLessThan(one.widthPx / 2);
    expect(layout.bodyB).toBeLessThan(one.heightPx / 2);
    for (let rank = 0; rank < one.count; rank += 1) {
      expect(layout.closedA[rank]).toBeLessThanOrEqual(layout.bodyA);
      expect(layout.closedB[rank] ?? 0).toBeLessThanOrEqual(Math.max(layout.bodyB, layout.closedA[rank] ?? 0));
    }
  },
);

test("STAGE-33 beings are as large as they can be: few are larger than many, and the middle stays free for the light", () => {
  const view = { widthPx: 390, heightPx: 844 };
  const radii = [2, 12, 50, 200].map((count) => layoutRing(count, view).openRadiusPx);
  expect(radii).toEqual([...radii].sort((a, b) => b - a));
  expect(radii.at(-1)).toBeGreaterThan(9);
  const { openX, openY, ringA, ringB } = layoutRing(200, view);
  const nearest = Math.min(...[...openX].map((x, rank) => Math.hypot(x / ringA, (openY[rank] ?? 0) / ringB)));
  expect(nearest).toBeGreaterThan(0.3);
});

test("STAGE-34 ranks go clockwise from the top, and two sit side by side", () => {
  const { angle, openX, openY } = layoutRing(7, { widthPx: 390, heightPx: 520 });
  expect([...angle]).toEqual([...angle].sort((a, b) => a - b));
  expect([openX[0], Math.sign(openY[0] ?? 0)]).toEqual([0, -1]);
  const two = layoutRing(2, { widthPx: 390, heightPx: 520 });
  expect(Math.abs((two.openY[0] ?? 9) - (two.openY[1] ?? 0))).toBeLessThan(0.01);
});
