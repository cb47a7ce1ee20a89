import { expect, test } from "vitest";
import { countListed, sumUp, tallyPlaywright, tallyVitest } from "./reports.mjs";

const vitestFile = (status, ...statuses) => ({ status, assertionResults: statuses.map((each) => ({ status: each })) });

test("Vitest: tests are counted by status; pending, todo and skipped are skipped", () => {
  const report = {
    testResults: [
      vitestFile("passed", "passed", "passed", "pending"),
      vitestFile("failed", "failed", "passed", "todo", "skipped"),
    ],
  };
  expect(tallyVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 3 });
});

test("Vitest: a file that could not be loaded is one failure", () => {
  expect(tallyVitest({ testResults: [vitestFile("failed")] })).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("Playwright: flaky ones passed in the end, errors outside of tests are failures", () => {
  const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 };
  expect(tallyPlaywright({ stats })).toEqual({ passed: 6, failed: 2, skipped: 3 });
  expect(tallyPlaywright({ stats, errors: [{ message: "no config" }] }).failed).toBe(3);
});

test("Playwright: listed tests are counted through nested suites", () => {
  const spec = (tests) => ({ tests: Array.from({ length: tests }, () => ({})) });
  expect(countListed({ suites: [{ specs: [spec(1)], suites: [{ specs: [spec(2), spec(1)] }] }, { specs: [] }] })).toBe(
    4,
  );
  expect(countListed({})).toBe(0);
});

const tally = (passed, failed, skipped) => ({ passed, failed, skipped });

test("the runners are added up to one line", () => {
  const runs = [
    { name: "vitest", code: 0, tally: tally(10, 0, 2) },
    { name: "playwright", code: 0, tally: tally(3, 0, 1) },
  ];
  expect(sumUp(runs)).toEqual({ problems: [], line: "13 passed, 0 failed, 3 skipped", isGood: true });
});

test.each([
  ["a test failed", { code: 1, tally: tally(9, 1, 0) }, "9 passed, 1 failed, 0 skipped", 0],
  ["the runner crashed before its report", { code: 134, tally: null }, "0 passed, 1 failed, 0 skipped", 1],
  ["the runner crashed after its report", { code: 1, tally: tally(9, 0, 0) }, "9 passed, 1 failed, 0 skipped", 1],
  ["nothing ran", { code: 0, tally: tally(0, 0, 4) }, "0 passed, 0 failed, 4 skipped", 1],
])("not good when %s", (_title, run, line, problems) => {
  const sum = sumUp([{ name: "vitest", ...run }]);
  expect(sum.isGood).toBe(false);
  expect(sum.line).toBe(line);
  expect(sum.problems).toHaveLength(problems);
});

test("what kept a runner from starting is a failure of its own", () => {
  const sum = sumUp([{ name: "vitest", code: 0, tally: tally(9, 0, 0) }], ["The client could not be built."]);
  expect(sum).toEqual({
    problems: ["The client could not be built."],
    line: "9 passed, 1 failed, 0 skipped",
    isGood: false,
  });
});
