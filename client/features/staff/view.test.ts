import { expect, test } from "vitest";
import {
  ageWords,
  ariaSort,
  COLUMNS,
  emptyWords,
  FIRST_LOOK,
  rangeWords,
  sortedBy,
  totalsWords,
  type Column,
} from "./view.ts";

const room = {
  id: "a",
  name: "By the sea",
  phase: "active" as const,
  people: 3,
  here: 2,
  hostId: "h",
  hostName: "",
  isListed: false,
  isLocked: true,
  spreadMs: 4.6,
  rate: 7,
  refusals: 1,
  sinceMs: 0,
  process: "0123456789",
};
const column = (name: string): Column => COLUMNS.find((one) => one.name === name) ?? expect.fail(name);

test("what the columns say of a room", () => {
  expect(COLUMNS.map(({ says }) => says(room, 3 * 60_000))).toEqual([
    "By the sea",
    "hugging, closed door, by link",
    "2 of 3",
    "nobody",
    "5 ms",
    "7",
    "1",
    "3 min",
    "01234567",
  ]);
  expect(column("Spread").says({ ...room, spreadMs: -1 }, 0)).toBe("–");
});

test.each([
  [0, "0 min"],
  [59, "59 min"],
  [60, "1 h"],
  [47 * 60 + 59, "47 h"],
  [48 * 60, "2 d"],
  [-5, "0 min"],
])("open for %i minutes is %s", (minutes, words) => {
  expect(ageWords(0, minutes * 60_000)).toBe(words);
});

test("a head brings numbers in order from their larger end, names from their first; pressed again the other way", () => {
  const byPeople = sortedBy({ ...FIRST_LOOK, from: 100 }, column("Here"));
  expect(byPeople).toMatchObject({ sort: "people", isDescending: true, from: 0 });
  expect(sortedBy(byPeople, column("Here"))).toMatchObject({ isDescending: false });
  expect(sortedBy(byPeople, column("Group hug"))).toMatchObject({ sort: "name", isDescending: false });
  expect(sortedBy(byPeople, column("Host"))).toBe(byPeople);
  expect(ariaSort(byPeople, column("Here"))).toBe("descending");
  expect(ariaSort(byPeople, column("Spread"))).toBeUndefined();
  // The oldest first, by an ascending beginning.
  const byAge = sortedBy(byPeople, column("Open for"));
  expect([byAge.isDescending, ariaSort(byAge, column("Open for"))]).toEqual([false, "descending"]);
});

test("totals, ranges, and why there is nothing", () => {
  const of = { page: null, health: {}, steps: [], cases: null, caseChanges: 0 };
  const seen = { total: 1, people: 1, processes: 2, matched: 1234, rooms: [room], ...of };
  expect(totalsWords(seen)).toBe("1 room, 1 person in them, 2 processes.");
  expect(rangeWords({ ...FIRST_LOOK, from: 50 }, seen)).toBe("51 to 51 of 1,234");
  const none = { ...seen, matched: 0, rooms: [] };
  expect(rangeWords(FIRST_LOOK, none)).toBe("");
  expect(emptyWords(FIRST_LOOK, { ...none, total: 0 })).toContain("quiet");
  expect(emptyWords({ ...FIRST_LOOK, search: "x" }, none)).toBe("No room is like that.");
});
