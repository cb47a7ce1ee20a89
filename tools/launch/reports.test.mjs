import { expect, test } from "vitest";
import {
  countListed,
  failedInVitest,
  namedInPlaywright,
  sumUp,
  tallyPlaywright,
  tallyVitest,
  withSecondRun,
} from "./reports.mjs";

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

const ran = (name, ...tests) => ({
  name,
  status: tests.some(([, status]) => status === "failed") ? "failed" : "passed",
  assertionResults: tests.map(([fullName, status]) => ({
    fullName,
    status,
    failureMessages: status === "failed" ? [`Error: no ${fullName}\n    at here`] : [],
  })),
});

test("Vitest: what failed is named with the first line of why; a file that could not be loaded as a whole", () => {
  const broken = { name: "b.ts", status: "failed", message: "Cannot find\nmore", assertionResults: [] };
  const report = { testResults: [ran("a.ts", ["one", "passed"], ["two", "failed"]), broken] };
  expect(failedInVitest(report)).toEqual([
    { file: "a.ts", title: "two", why: "Error: no two" },
    { file: "b.ts", title: "the whole file", why: "Cannot find" },
  ]);
});

test("Vitest: a second run's files stand in the place of the first's, and what passed then is named", () => {
  const first = {
    testResults: [
      ran("a.ts", ["one", "failed"], ["two", "failed"], ["three", "passed"]),
      ran("b.ts", ["one", "passed"]),
    ],
  };
  const again = { testResults: [ran("a.ts", ["one", "passed"], ["two", "failed"], ["three", "passed"])] };
  const { report, flaky } = withSecondRun(first, again);
  expect(tallyVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  expect(flaky).toEqual([{ file: "a.ts", title: "one", why: "Error: no one" }]);
});

test("Vitest: what fails only in the second run is a failure", () => {
  const first = { testResults: [ran("a.ts", ["one", "failed"], ["two", "passed"])] };
  const again = { testResults: [ran("a.ts", ["one", "passed"], ["two", "failed"])] };
  expect(failedInVitest(withSecondRun(first, again).report)).toMatchObject([{ title: "two" }]);
});

test("Playwright: what failed and what passed at the second try are named apart, through nested suites", () => {
  const spec = (title, status) => ({
    title,
    file: "x.spec.ts",
    tests: [{ status, results: [{ error: { message: "\u001b[31mno\u001b[39m\nmore" } }, {}] }],
  });
  const inner = { title: "busy", specs: [spec("two", "unexpected")] };
  const report = {
    suites: [{ title: "x.spec.ts", specs: [spec("one", "flaky"), spec("ok", "expected")], suites: [inner] }],
  };
  expect(namedInPlaywright(report, "flaky")).toEqual([{ file: "x.spec.ts", title: "one", why: "no" }]);
  expect(namedInPlaywright(report, "unexpected")).toEqual([{ file: "x.spec.ts", title: "busy two", why: "no" }]);
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
  expect(sumUp(runs)).toEqual({ named: [], problems: [], line: "13 passed, 0 failed, 3 skipped", isGood: true });
});

test("what failed is named, and so is what passed only when run once more, which is good", () => {
  const one = { file: "a.ts", title: "one", why: "late" };
  const flaky = sumUp([{ name: "vitest", code: 0, tally: tally(10, 0, 0), failed: [], flaky: [one] }]);
  expect(flaky).toMatchObject({ named: ["Passed only when run once more: a.ts › one: late"], isGood: true });
  const failed = sumUp([{ name: "vitest", code: 1, tally: tally(9, 1, 0), failed: [one] }]);
  expect(failed).toMatchObject({ named: ["Failed: a.ts › one: late"], isGood: false });
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
    named: [],
    problems: ["The client could not be built."],
    line: "9 passed, 1 failed, 0 skipped",
    isGood: false,
  });
});
