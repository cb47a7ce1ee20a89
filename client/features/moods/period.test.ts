import { expect, test } from "vitest";
import { addressOf, asKind, besides, periodAt, periodOf, periodWords } from "./period.ts";

const TODAY = "2026-11-26";

test("a day is in its week from Monday to Sunday, its month and its year", () => {
  expect(periodOf("week", "2026-11-29")).toEqual({ kind: "week", from: "2026-11-23", until: "2026-11-29" });
  expect(periodOf("week", "2026-11-30")).toEqual({ kind: "week", from: "2026-11-30", until: "2026-12-06" });
  expect(periodOf("month", "2024-02-10")).toEqual({ kind: "month", from: "2024-02-01", until: "2024-02-29" });
  expect(periodOf("year", "2026-11-26")).toEqual({ kind: "year", from: "2026-01-01", until: "2026-12-31" });
});

test("an address is a period and back; a week's may name any of its days", () => {
  for (const address of ["day/2026-11-26", "week/2026-11-23", "month/2026-11", "year/2026"]) {
    const [kind, at] = address.split("/");
    const period = periodAt(kind, at, TODAY);
    expect(period && addressOf(period)).toBe(`/moods/${address}`);
  }
  expect(periodAt("week", "2026-11-25", TODAY)?.from).toBe("2026-11-23");
});

test("addresses that name nothing, or what lies ahead, are none", () => {
  for (const address of [
    "day/2026-02-30",
    "day/soon",
    "month/2026-13",
    "month/2026",
    "year/26",
    "year/1999",
    "decade/2020",
    "day/2026-11-27",
    "month/2026-12",
  ]) {
    const [kind, at] = address.split("/");
    expect(periodAt(kind, at, TODAY), address).toBeNull();
  }
});

test("one moves to the period before and after, and not ahead of today", () => {
  const week = periodOf("week", "2026-01-01");
  expect(besides(week, -1, TODAY)?.from).toBe("2025-12-22");
  expect(besides(periodOf("month", "2026-03-31"), -1, TODAY)).toEqual(periodOf("month", "2026-02-01"));
  for (const kind of ["day", "week", "month", "year"] as const) {
    expect(besides(periodOf(kind, TODAY), 1, TODAY), kind).toBeNull();
    expect(besides(periodOf(kind, "2000-01-01"), -1, TODAY), kind).toBeNull();
  }
});

test("another kind stays around today where it can", () => {
  expect(asKind(periodOf("year", TODAY), "month", TODAY).from).toBe("2026-11-01");
  expect(asKind(periodOf("month", "2026-05-20"), "week", TODAY).from).toBe("2026-04-27");
});

test("periods are said in words", () => {
  expect(periodWords(periodOf("day", TODAY))).toMatch(/^Thursday,? 26 November 2026$/);
  expect(periodWords(periodOf("week", TODAY))).toBe("23 to 29 November 2026");
  expect(periodWords(periodOf("week", "2026-12-31"))).toBe("28 December 2026 to 3 January 2027");
  expect(periodWords(periodOf("week", "2026-10-01"))).toBe("28 September to 4 October 2026");
  expect(periodWords(periodOf("month", TODAY))).toBe("November 2026");
  expect(periodWords(periodOf("year", TODAY))).toBe("2026");
});
