import { expect, test } from "vitest";
import { STOCK_DESIGNS } from "#shared/design/stock/stock-designs.ts";
import { feltPath } from "./felt-path.ts";

test("UI-7 what is felt is a closed curve inside its box", () => {
  const [design] = STOCK_DESIGNS;
  if (!design) throw new Error("there is a design");
  const path = feltPath(design, { left: 10, top: 72, width: 100, height: 16, steps: 40 });
  const points = path
    .slice(1, -1)
    .split("L")
    .map((point) => point.split(" ").map(Number));
  expect(points).toHaveLength(82);
  for (const [x = Number.NaN, y = Number.NaN] of points) {
    expect(x).toBeGreaterThanOrEqual(10);
    expect(x).toBeLessThanOrEqual(110);
    expect(Math.abs(y - 80)).toBeLessThan(9);
  }
});
