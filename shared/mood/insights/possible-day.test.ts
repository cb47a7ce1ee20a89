import { expect, test } from "vitest";
import { possibleDay } from "./possible-day.ts";

const at = (hour: number): number => Date.UTC(2026, 2, 1, hour);

test("a day that it is somewhere on earth is believed", () => {
  expect(possibleDay("2026-02-28", at(11))).toBe("2026-02-28");
  expect(possibleDay("2026-03-01", at(11))).toBe("2026-03-01");
  expect(possibleDay("2026-03-02", at(11))).toBe("2026-03-02");
});

test("of any other the nearest possible one is taken", () => {
  expect(possibleDay("1999-12-31", at(11))).toBe("2026-02-28");
  expect(possibleDay("2026-02-28", at(12))).toBe("2026-03-01");
  expect(possibleDay("2026-03-02", at(9))).toBe("2026-03-01");
  expect(possibleDay("9999-12-31", at(10))).toBe("2026-03-02");
});
