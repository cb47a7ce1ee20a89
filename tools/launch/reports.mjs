/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Tally
 */

/** @returns {Tally} */
export const emptyTally = () => ({ passed: 0, failed: 0, skipped: 0 });

/**
 * Vitest's JSON report. A file that failed without any failed test (it could not be loaded) counts as one failure.
 * @param {any} report any: another program's format, read field by field
 * @returns {Tally}
 */
export function tallyVitest(report) {
  const tally = emptyTally();
  for (const file of report.testResults) {
    const failedBefore = tally.failed;
    for (const { status } of file.assertionResults) {
      if (status === "passed") tally.passed += 1;
      else if (status === "failed") tally.failed += 1;
      else tally.skipped += 1;
    }
    if (file.status === "failed" && tally.failed === failedBefore) tally.failed += 1;
  }
  return tally;
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
 * Adds up the runners. One that ended badly without telling of a failure (it crashed), or that left no report,
 * counts as one failure, and so does each obstacle that kept a runner from starting: silence is never success.
 * @param {{ name: string, code: number, tally: Tally | null }[]} runs
 * @param {string[]} obstacles sentences
 */
export function sumUp(runs, obstacles = []) {
  const total = emptyTally();
  const problems = [...obstacles];
  for (const { name, code, tally } of runs) {
    for (const key of Object.keys(total)) total[key] += tally?.[key] ?? 0;
    if (!tally) problems.push(`${name} left no report (exit code ${code}).`);
    else if (code !== 0 && tally.failed === 0) problems.push(`${name} ended with code ${code} though no test failed.`);
  }
  total.failed += problems.length;
  if (total.passed + total.failed === 0) problems.push("No test ran.");
  return {
    problems,
    line: `${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`,
    isGood: problems.length === 0 && total.failed === 0,
  };
}
