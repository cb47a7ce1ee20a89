import { expect, it } from "vitest";
import { phaseOf, pressOf, PRESS_EVERY_MS, ROOM_OF, valueOf } from "./workload.ts";

it("a value says which press it is of, for 25 seconds", () => {
  for (let slot = 0; slot < ROOM_OF; slot += 1) {
    for (const n of [0, 7, 255, 256, 1_000]) {
      const value = valueOf(slot, n);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(255);
      for (const late of [0, 1, 9, 255]) expect(pressOf(slot, value, n + late)).toBe(n);
      expect(pressOf(slot, value, n + 256)).toBe(n + 256);
    }
  }
});

it("a value in another's slot is seen to be old", () => {
  for (let slot = 1; slot < ROOM_OF; slot += 1) expect(500 - pressOf(slot, valueOf(0, 500), 500)).toBeGreaterThan(9);
});

it("people press at all times, not together", () => {
  const tenths = Array.from({ length: 200 }, (_, person) => Math.floor((phaseOf(person) / PRESS_EVERY_MS) * 10));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    expect(tenths.filter((one) => one === tenth).length).toBeGreaterThan(17);
  }
});
