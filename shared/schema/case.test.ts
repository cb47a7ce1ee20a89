import { expect, test } from "vitest";
import { decideSchema, revealSchema } from "./case.ts";
import { reportSchema } from "./report.ts";

const ID = "8e03978e-40d5-43dd-bc93-6894a57f9324";

test("a decision has restrictions if and only if it restricts, and one of its own statements", () => {
  const decide = (body: object) =>
    decideSchema.safeParse({ statement: "misunderstanding", words: "", restrictions: [], ...body }).success;
  expect(decide({ decision: "no_breach" })).toBe(true);
  expect(decide({ decision: "no_breach", restrictions: [ID] })).toBe(false);
  expect(decide({ decision: "reminded" })).toBe(false);
  expect(decide({ decision: "reminded", statement: "ask_first" })).toBe(true);
  expect(decide({ decision: "restricted", statement: "threats" })).toBe(false);
  expect(decide({ decision: "restricted", statement: "threats", restrictions: [ID] })).toBe(true);
});

test("a reason is of 10 to 300 characters that can be seen", () => {
  const isReason = (reason: string) => revealSchema.safeParse({ reason }).success;
  expect([isReason("because"), isReason("  because   "), isReason("a threat, by its reporter")]).toEqual([
    false,
    false,
    true,
  ]);
  expect([isReason("a".repeat(300)), isReason("a".repeat(301)), isReason("\u202ereversed text")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("a report takes no more than its form", () => {
  const report = { key: ID, subject: "hug", subjectId: ID, category: "spam", words: "" };
  expect(reportSchema.safeParse(report).success).toBe(true);
  for (const wrong of [{ subject: "thing" }, { subjectId: "x" }, { category: "boring" }, { words: "a".repeat(501) }])
    expect(reportSchema.safeParse({ ...report, ...wrong }).success).toBe(false);
  expect(reportSchema.safeParse({ ...report, about: ID }).success).toBe(false);
});
