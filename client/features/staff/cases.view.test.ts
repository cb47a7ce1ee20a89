import { expect, test } from "vitest";
import { ALL_STATEMENTS } from "#shared/schema/case.ts";
import { CATEGORIES } from "#shared/schema/conduct.ts";
import { STATEMENT_WORDS } from "../../ui/statement.words.ts";
import {
  caseIdIn,
  caseTitle,
  CATEGORY_NAMES,
  claimWords,
  dueWords,
  isLate,
  queueWords,
  reportsWords,
  reportWords,
  standingOf,
} from "./cases.view.ts";

const MINUTE = 60_000;
const person = { id: "p", name: "Ben", being: "sea/plain" };
const claim = { by: { ...person, name: "Mod" }, isMine: false, lapsesAtMs: 0 };

test("whom it is about, and who has it", () => {
  expect(caseTitle({ subject: { person, room: null } })).toBe("Ben");
  expect(caseTitle({ subject: { person, room: { id: "r", name: "By the sea" } } })).toBe("“By the sea”, hosted by Ben");
  expect(claimWords({ claim: null })).toBe("Nobody has it");
  expect(claimWords({ claim })).toBe("Mod has it");
  expect(claimWords({ claim: { ...claim, isMine: true } })).toBe("You have it");
});

test("time is left until it is late, and a decided case has none", () => {
  expect(dueWords({ state: "open", dueAtMs: 40 * MINUTE }, 0)).toBe("40 minutes left");
  expect(dueWords({ state: "open", dueAtMs: 0 }, 2 * MINUTE)).toBe("late by 2 minutes");
  expect(dueWords({ state: "decided", dueAtMs: 0 }, MINUTE)).toBe("decided");
  expect([isLate({ state: "open", dueAtMs: 0 }, 0), isLate({ state: "decided", dueAtMs: 0 }, 1)]).toEqual([
    true,
    false,
  ]);
});

test("what is counted reads well", () => {
  expect([reportsWords({ reports: 1 }), reportsWords({ reports: 3 })]).toEqual(["1 report", "3 reports"]);
  const report = { id: "r", subject: "hug", category: "hate", by: person, isMine: false, reportedAtMs: 0 } as const;
  expect(reportWords({ ...report, hasWords: false, lines: 0 })).toBe("About a hug: hate");
  expect(reportWords({ ...report, hasWords: false, lines: 2 })).toContain("2 lines");
});

test("how many wait", () => {
  expect(queueWords({ urgent: 1, high: 0, normal: 4, overdue: 1, unclaimed: 3 })).toBe(
    "1 urgent, 4 normal. 1 late, 3 nobody's.",
  );
  expect(queueWords({ urgent: 0, high: 2, normal: 0, overdue: 0, unclaimed: 0 })).toBe(
    "2 high. None is late, somebody has each of them.",
  );
  expect(queueWords({ urgent: 0, high: 0, normal: 0, overdue: 0, unclaimed: 0 })).toBe("No case waits.");
});

test("a case is worked on by who has it, and by nobody who reported it", () => {
  expect(standingOf({ state: "open", bar: null, claim: null }).kind).toBe("free");
  expect(standingOf({ state: "open", bar: null, claim: { ...claim, isMine: true } }).kind).toBe("mine");
  expect(standingOf({ state: "open", bar: null, claim })).toEqual({
    kind: "theirs",
    why: expect.stringContaining("Mod has it"),
  });
  expect(standingOf({ state: "open", bar: "own_report", claim: null }).kind).toBe("barred");
  expect(standingOf({ state: "decided", bar: null, claim: null }).kind).toBe("over");
});

test("every category has a name, every statement a sentence of its own", () => {
  expect(Object.keys(CATEGORY_NAMES)).toEqual([...CATEGORIES]);
  expect(new Set(Object.values(STATEMENT_WORDS)).size).toBe(ALL_STATEMENTS.length);
});

test("a case is named by its id or its address", () => {
  const id = "0f0e0d0c-0b0a-4000-8000-000000000001";
  expect(caseIdIn(`https://hugmood.example/staff/cases/${id.toUpperCase()}`)).toBe(id);
  expect(caseIdIn("case 12")).toBeNull();
});
