import { expect, test } from "vitest";
import { AGES, birthYearBand } from "./age.ts";

test("A1 what is kept is a span of years that holds everybody of that age, on any day of the year", () => {
  expect(AGES.map((age) => birthYearBand(age, 2026))).toEqual([
    null,
    "2008-2010",
    "2001-2008",
    "1991-2001",
    "1976-1991",
    "1961-1976",
    "1961 or before",
  ]);
});
