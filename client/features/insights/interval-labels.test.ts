import { expect, test } from "vitest";
import { labelPlaces } from "./interval-labels.ts";

test("numbers stand within a wide bar, beside a narrow one, and never on each other", () => {
  expect(labelPlaces(100, 160, 220, 400)).toEqual([
    { x: 102, anchor: "start" },
    { x: 218, anchor: "end" },
  ]);
  expect(labelPlaces(100, 120, 140, 400)).toEqual([
    { x: 98, anchor: "end" },
    { x: 142, anchor: "start" },
  ]);
  // The mark may lie beside its band; where there is no room a number is left to the text.
  expect(labelPlaces(100, 60, 200, 400)[0]).toEqual({ x: 102, anchor: "start" });
  expect(labelPlaces(12, 20, 30, 300)[0]).toBeNull();
  for (let mark = 0; mark <= 300; mark += 7)
    for (let end = 110; end <= 300; end += 13) {
      const spans = labelPlaces(100, mark, end, 300).flatMap((one) =>
        one === null ? [] : [one.anchor === "start" ? [one.x, one.x + 30] : [one.x - 30, one.x]],
      );
      const all = [...spans, [mark - 16, mark + 16]].toSorted(([a = 0], [b = 0]) => a - b);
      for (const [at, [from = 0]] of all.entries())
        if (at > 0) expect(from).toBeGreaterThanOrEqual(all[at - 1]?.[1] ?? 0);
    }
});
