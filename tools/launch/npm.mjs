import { existsSync, realpathSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import { runQuietly } from "./child.mjs";
import { ROOT } from "./paths.mjs";
import { Stopped } from "./progress.mjs";

/**
 * npm's own script, so that npm can be run under another Node than the one it came with.
 * @param {Record<string, string | undefined>} env
 * @param {string} nodePath the Node this process runs on
 */
export function findNpmCli(env, nodePath, exists = existsSync) {
  const started = env.npm_execpath ?? "";
  const beside = dirname(nodePath);
  const candidates = [
    /^np[mx]-cli\.js$/.test(basename(started)) ? join(dirname(started), "npm-cli.js") : "",
    join(beside, "../lib/node_modules/npm/bin/npm-cli.js"),
    join(beside, "node_modules/npm/bin/npm-cli.js"),
    "/usr/share/nodejs/npm/bin/npm-cli.js",
    ...(env.PATH ?? "").split(delimiter).map((folder) => onPath(folder, exists)),
  ];
  return candidates.find((path) => path !== "" && exists(path));
}

/** A folder of PATH holds npm as a link to its script (Linux, macOS) or beside it (Windows). */
function onPath(folder, exists) {
  if (folder === "") return "";
  const link = join(folder, "npm");
  if (!exists(link)) return "";
  try {
    const target = realpathSync(link);
    return basename(target) === "npm-cli.js" ? target : join(folder, "node_modules/npm/bin/npm-cli.js");
  } catch {
    return "";
  }
}

/**
 * Runs npm quietly; its output is kept for the case that it fails.
 * @param {string} node the Node to run npm under
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runNpm(node, args, { cwd = ROOT, env = process.env } = {}) {
  const cli = findNpmCli(env, process.execPath);
  if (!cli) throw new Stopped("npm was not found beside Node or on PATH. It comes with Node: https://nodejs.org");
  return runQuietly(node, [cli, ...args], env, cwd);
}

/** Settings for an install that answers within a minute even where there is no network. */
export const NPM_QUIET = [
  "--no-audit",
  "--no-fund",
  "--no-progress",
  "--loglevel=error",
  "--fetch-retries=2",
  "--fetch-retry-mintimeout=1000",
  "--fetch-retry-maxtimeout=5000",
];

/** What to do about an npm that failed, as a sentence, read off its output. */
export function npmAdvice(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|ERR_SOCKET_TIMEOUT/.test(output)) {
    return "The npm registry did not answer. Check the network and npm's proxy and registry settings, then run the same command again.";
  }
  if (/ENOSPC/.test(output)) return "The disk is full. Free about 1 GB, then run the same command again.";
  if (/EACCES|EPERM/.test(output)) return "A folder may not be written. Check who owns this checkout and npm's cache.";
  return "npm's own words are above. If they do not help, delete node_modules and run the same command again.";
}
