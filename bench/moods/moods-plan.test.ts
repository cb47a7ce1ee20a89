import { expect, test } from "vitest";
import { parsePlan } from "./moods-plan.ts";

test("a million entries of two thousand people, a tenth of that quickly, or as many as are said", () => {
  expect(parsePlan([])).toEqual({ entries: 1_000_000, people: 2_000, looks: 1_000 });
  expect(parsePlan(["--quick"])).toEqual({ entries: 100_000, people: 200, looks: 300 });
  expect(parsePlan(["--quick", "--entries", "50000", "--looks", "20"])).toMatchObject({ entries: 50_000, looks: 20 });
  expect(() => parsePlan(["--entries", "many"])).toThrow("whole number");
  expect(() => parsePlan(["--speed"])).toThrow("speed");
});
