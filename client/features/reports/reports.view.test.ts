import { expect, test } from "vitest";
import { REPORT_OUTCOMES, REPORT_SUBJECTS } from "#shared/schema/report.ts";
import { outcomeWords, subjectAddress, SUBJECT_WORDS } from "./reports.view.ts";

test("each outcome has its sentence, and none says what was done", () => {
  const said = [null, ...REPORT_OUTCOMES].map((outcome) => outcomeWords({ outcome }));
  expect(new Set(said).size).toBe(said.length);
  expect(said.join(" ")).not.toMatch(/ban|suspend|limit|remind/i);
});

test("what was reported has a name, and an address where it has a page", () => {
  expect(Object.keys(SUBJECT_WORDS)).toEqual([...REPORT_SUBJECTS]);
  expect(REPORT_SUBJECTS.map((subject) => subjectAddress({ subject, subjectId: "x" }))).toEqual([
    "/feel/x",
    "/people/x",
    null,
    "/group-hug/x",
  ]);
});
