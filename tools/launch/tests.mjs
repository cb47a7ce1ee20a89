import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureChromium } from "./browser.mjs";
import { run, runQuietly } from "./child.mjs";
import { ensureClient } from "./client.mjs";
import { findPostgres, findRedis } from "./databases.mjs";
import { PROGRAM } from "./paths.mjs";
import { Stopped } from "./progress.mjs";
import {
  countListed,
  emptyTally,
  failedInVitest,
  namedInPlaywright,
  sumUp,
  tallyPlaywright,
  tallyVitest,
  withSecondRun,
} from "./reports.mjs";

/**
 * Every test, or with arguments only Vitest with those. The last line printed is the sum over the runners.
 * @param {{ node: { path: string }, env: NodeJS.ProcessEnv }} ready
 * @param {string[]} args
 * @returns {Promise<number>} 0 only if something ran and nothing failed
 */
export async function runTests({ node, env }, args = []) {
  const reports = mkdtempSync(join(tmpdir(), "hugmood-tests-"));
  const obstacles = [];
  /** One obstacle costs what it stands in the way of, not the other tests. */
  const attempt = async (work, otherwise) => {
    try {
      return await work();
    } catch (problem) {
      if (!(problem instanceof Stopped)) throw problem;
      obstacles.push(problem.message);
      return otherwise;
    }
  };
  try {
    const withPostgres = await attempt(() => findPostgres(env), env);
    const withServices = await attempt(() => findRedis(withPostgres), withPostgres);
    const runs = [await runVitest(node, withServices, reports, args)];
    if (args.length === 0) {
      const inBrowser = async () => {
        await ensureClient(node, env);
        return runPlaywright(node, await ensureChromium(node, withServices), reports);
      };
      runs.push(await attempt(inBrowser, null));
    }
    const { line, named, problems, isGood } = sumUp(runs.filter(Boolean), obstacles);
    for (const problem of [...named, ...problems]) console.log(problem);
    console.log(line);
    return isGood ? 0 : 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

/** As many files as a busy machine can make fail; of more there is another reason. */
const MAX_ONCE_MORE = 5;

/** In CI files that failed are run once more, alone: what passes then is named, and no failure. */
async function runVitest(node, env, reports, args) {
  const first = await vitest(node, env, join(reports, "vitest.json"), args);
  const files = [...new Set(first.report ? failedInVitest(first.report).map(({ file }) => file) : [])];
  if (!env.CI || files.length === 0 || files.length > MAX_ONCE_MORE) return toldOf(first);
  console.log(`\nRunning ${files.length} ${files.length === 1 ? "file" : "files"} once more, alone:`);
  const again = await vitest(node, env, join(reports, "vitest-once-more.json"), [...files, "--no-file-parallelism"]);
  if (!again.report) return toldOf(first);
  const { report, flaky } = withSecondRun(first.report, again.report);
  return { ...toldOf({ code: again.code, report }), flaky };
}

async function vitest(node, env, file, args) {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await run(node.path, [PROGRAM.vitest, "run", ...reporters, ...args], env);
  return { code, report: readReport(file) };
}

const toldOf = ({ code, report }) => ({
  name: "vitest",
  code,
  tally: report && tallyVitest(report),
  failed: report ? failedInVitest(report) : [],
});

async function runPlaywright(node, env, reports) {
  const name = "playwright";
  if (env.HUGMOOD_NO_BROWSER) {
    const { code, output } = await runQuietly(
      node.path,
      [PROGRAM.playwright, "test", "--list", "--reporter=json"],
      env,
    );
    if (code !== 0) return { name, code, tally: null };
    const listed = JSON.parse(output.slice(output.indexOf("{")));
    return { name, code, tally: { ...emptyTally(), skipped: countListed(listed) } };
  }
  const file = join(reports, "playwright.json");
  const withReport = { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await run(node.path, [PROGRAM.playwright, "test", "--reporter=list,json"], withReport);
  const report = readReport(file);
  if (!report) return { name, code, tally: null };
  return {
    name,
    code,
    tally: tallyPlaywright(report),
    failed: namedInPlaywright(report, "unexpected"),
    flaky: namedInPlaywright(report, "flaky"),
  };
}

/** null = the runner never got as far as its report. */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
