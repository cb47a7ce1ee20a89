import { stripVTControlCharacters } from "node:util";

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/** @returns {Tally} */
export const emptyTally = () => ({ passed: 0, failed: 0, skipped: 0 });

/**
 * A test that failed, or that passed only when it was run once more.
 * @typedef {{ file: string, title: string, why: string }} Named
 */

const firstLine = (text = "") => stripVTControlCharacters(text).trim().split("\n", 1)[0];

/**
 * Vitest's JSON report. A file that failed without any failed test (it could not be loaded) counts as one failure.
 * @param {any} report any: another program's format, read field by field
 * @returns {Tally}
 */
export function tallyVitest(report) {
  const tally = emptyTally();
  for (const file of report.testResults) {
    for (const { status } of file.assertionResults) {
      if (status === "passed") tally.passed += 1;
      else if (status !== "failed") tally.skipped += 1;
    }
  }
  return { ...tally, failed: failedInVitest(report).length };
}

/**
 * @param {any} report any: as above
 * @returns {Named[]} each that `tallyVitest` counts as failed; `file` as Vitest has it
 */
export function failedInVitest(report) {
  return report.testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const failed = assertionResults
      .filter((each) => each.status === "failed")
      .map(({ fullName, failureMessages = [] }) => ({ file, title: fullName, why: firstLine(failureMessages[0]) }));
    if (status !== "failed" || failed.length > 0) return failed;
    return [{ file, title: "the whole file", why: firstLine(message) }];
  });
}

/**
 * Playwright's JSON report of a run. Errors outside of tests (a configuration, a web server) count as failures.
 * @param {any} report any: as above
 * @returns {Tally}
 */
export function tallyPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/**
 * @param {any} report any: as above
 * @param {"unexpected" | "flaky"} status failed, or passed only when run once more
 * @returns {Named[]} without errors outside of tests
 */
export function namedInPlaywright({ suites = [] }, status) {
  const inSuite = (suite, titles) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter((each) => each.status === status)
        .map(({ results }) => ({
          file: spec.file,
          title: [...titles, spec.title].join(" "),
          why: firstLine(results.find((each) => each.error)?.error.message),
        })),
    ),
    ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, [...titles, inner.title])),
  ];
  return suites.flatMap((suite) => inSuite(suite, []));
}

/**
 * Vitest's report after its failed files were run once more, alone: their second results stand in the place of the first.
 * @param {any} first any: as above
 * @param {any} again of some of the files of `first`
 * @returns {{ report: any, flaky: Named[] }} `flaky` are those that failed at first only
 */
export function withSecondRun(first, again) {
  const second = new Map(again.testResults.map((file) => [file.name, file]));
  const report = { testResults: first.testResults.map((file) => second.get(file.name) ?? file) };
  const still = failedInVitest(report);
  const isGone = (one) => !still.some(({ file, title }) => file === one.file && title === one.title);
  return { report, flaky: failedInVitest(first).filter(isGone) };
}

/**
 * How many tests Playwright's JSON report lists (`--list`): what is skipped where there is no browser.
 * @param {any} report any: as above
 * @returns {number}
 */
export function countListed({ suites = [] }) {
  const inSuite = (suite) =>
    (suite.specs ?? []).reduce((sum, spec) => sum + spec.tests.length, 0) +
    (suite.suites ?? []).reduce((sum, inner) => sum + inSuite(inner), 0);
  return suites.reduce((sum, suite) => sum + inSuite(suite), 0);
}

/**
 * Adds up the runners, and names what failed, since a long run's end is what is read first. One that ended badly without telling of a failure (it crashed), or that left no report,
 * counts as one failure, and so does each obstacle that kept a runner from starting: silence is never success.
 * @param {{ name: string, code: number, tally: Tally | null, failed?: Named[], flaky?: Named[] }[]} runs
 * @param {string[]} obstacles sentences
 */
export function sumUp(runs, obstacles = []) {
  const total = emptyTally();
  const problems = [...obstacles];
  const said = ({ file, title, why }) => `${file} › ${title}${why ? `: ${why}` : ""}`;
  const named = runs.flatMap(({ failed = [], flaky = [] }) => [
    ...flaky.map((one) => `Passed only when run once more: ${said(one)}`),
    ...failed.map((one) => `Failed: ${said(one)}`),
  ]);
  for (const { name, code, tally } of runs) {
    for (const key of Object.keys(total)) total[key] += tally?.[key] ?? 0;
    if (!tally) problems.push(`${name} left no report (exit code ${code}).`);
    else if (code !== 0 && tally.failed === 0) problems.push(`${name} ended with code ${code} though no test failed.`);
  }
  total.failed += problems.length;
  if (total.passed + total.failed === 0) problems.push("No test ran.");
  return {
    named,
    problems,
    line: `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
    isGood: problems.length === 0 && total.failed === 0,
  };
}
