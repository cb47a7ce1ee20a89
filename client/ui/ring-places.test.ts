import { expect, test } from "vitest";
import { RING_SHOWN, ringPlaces } from "./ring-places.ts";

test("UI-8 everybody has a place of their own inside the ring's square", () => {
  for (const count of [1, 2, 5, RING_SHOWN]) {
    const places = ringPlaces(count);
    expect(new Set(places.map(({ left, top }) => `${left.toFixed(2)} ${top.toFixed(2)}`)).size).toBe(count);
    for (const { left, top, width } of places)
      for (const edge of [left - width / 2, left + width / 2, top]) {
        expect(edge).toBeGreaterThanOrEqual(0);
        expect(edge).toBeLessThanOrEqual(100);
      }
  }
});
