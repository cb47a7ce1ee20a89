import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { chooseNode } from "./node.choice.mjs";
import { npmAdvice, NPM_QUIET, runNpm } from "./npm.mjs";
import { at } from "./paths.mjs";
import { step, Stopped, tookSince } from "./progress.mjs";

/** Outside node_modules, so that it outlives `npm ci`. */
const HOME = at(".node");
const DRAFT_KEPT_MS = 15 * 60_000;

/** @returns {Promise<{ path: string, version: string }>} a Node that runs the project, fetched if need be */
export function ensureNode() {
  return step("Node", async (say) => {
    const running = { version: process.versions.node, platform: process.platform, arch: process.arch };
    const choice = chooseNode(running);
    if (choice.kind === "none") throw new Stopped(choice.reason);
    if (choice.kind === "running") {
      say(running.version);
      return { path: process.execPath, version: running.version };
    }
    const kept = join(HOME, `${choice.name}-${choice.version}`);
    const path = binaryIn(kept, choice.name);
    if (existsSync(path)) {
      say(choice.version);
    } else {
      const sinceMs = performance.now();
      await fetchInto(kept, choice);
      say(`${choice.version}, fetched in ${tookSince(sinceMs)} because this one is ${running.version}`);
    }
    return { path, version: choice.version };
  });
}

const binaryIn = (folder, name) =>
  join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");

/** Installs beside the place, tries it, and only then moves it there: a half-finished download is never found. */
async function fetchInto(kept, { name, version, integrity }) {
  mkdirSync(HOME, { recursive: true });
  removeOldDrafts();
  const draft = mkdtempSync(join(HOME, "draft-"));
  try {
    writeFileSync(join(draft, "package.json"), "{}\n");
    const args = ["install", `${name}@${version}`, "--prefix", draft, "--ignore-scripts", "--no-save", ...NPM_QUIET];
    const { code, output } = await runNpm(process.execPath, args, { cwd: draft });
    if (code !== 0) {
      throw new Stopped(
        `Node ${version} could not be fetched from the npm registry.\n${output.trim()}\n${npmAdvice(output)} A Node 22.17 or later of 22 first on PATH does as well.`,
      );
    }
    const got = JSON.parse(readFileSync(join(draft, "node_modules/.package-lock.json"), "utf8"));
    if (got.packages[`node_modules/${name}`]?.integrity !== integrity) {
      throw new Stopped(
        `${name}@${version} from this registry is not the release that is pinned here; it was not run.`,
      );
    }
    const tried = spawnSync(binaryIn(draft, name), ["--version"], { encoding: "utf8" });
    if (tried.stdout?.trim() !== `v${version}`) {
      throw new Stopped(
        `The Node ${version} from npm does not run on this system (${(tried.stderr || tried.error?.message || "no answer").trim()}). Install Node 22 by the system's own means and put it first on PATH.`,
      );
    }
    moveUnlessThere(draft, kept);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Of fetches that were killed; a younger one may still be at work. */
function removeOldDrafts() {
  for (const name of readdirSync(HOME)) {
    const path = join(HOME, name);
    if (name.startsWith("draft-") && Date.now() - statSync(path).mtimeMs > DRAFT_KEPT_MS) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

/** Two first starts at once fetch twice and keep one. */
function moveUnlessThere(draft, kept) {
  try {
    renameSync(draft, kept);
  } catch (problem) {
    if (!existsSync(kept)) throw problem;
  }
}
