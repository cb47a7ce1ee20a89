import { existsSync, readFileSync } from "node:fs";
import { npmAdvice, NPM_QUIET, runNpm } from "./npm.mjs";
import { installedMatches } from "./packages.match.mjs";
import { at } from "./paths.mjs";
import { alone } from "./lock.mjs";
import { step, Stopped, tookSince } from "./progress.mjs";
import { hashOf, listOf, readStamp, writeStamp } from "./stamp.mjs";

const STAMP = at("node_modules/.hugmood-stamp");
const INSTALLED = at("node_modules/.package-lock.json");

/** Installs exactly the lockfile's packages when they are not already there for this Node and platform. */
export function ensurePackages(node, env) {
  return step("Packages", async (say) => {
    const wanted = stampFor(node.version);
    if (readStamp(STAMP) === wanted) return say("ready");
    const lock = at(".node/install.lock");
    await alone(
      lock,
      () => install(node, env, wanted, say),
      (pid) => {
        process.stdout.write(`waiting for another start (process ${pid}) to install ... `);
      },
    );
  });
}

async function install(node, env, wanted, say) {
  if (readStamp(STAMP) === wanted) return say("ready");
  if (alreadyInstalled(node)) {
    writeStamp(STAMP, wanted);
    return say("ready");
  }
  const sinceMs = performance.now();
  // NODE_ENV=production would leave out what builds the client.
  const { code, output } = await runNpm(node.path, ["ci", "--include=dev", "--include=optional", ...NPM_QUIET], {
    env,
  });
  if (code !== 0) throw new Stopped(`The packages could not be installed.\n${output.trim()}\n${npmAdvice(output)}`);
  writeStamp(STAMP, wanted);
  say(`${Object.keys(readJson(INSTALLED).packages).length} in ${tookSince(sinceMs)}`);
}

/** Somebody ran npm by hand, as an image build does: the packages are right, only our stamp is missing. */
function alreadyInstalled(node) {
  if (!existsSync(INSTALLED)) return false;
  return installedMatches(readJson(at("package-lock.json")), readJson(INSTALLED), {
    platform: process.platform,
    arch: process.arch,
    libc: libcHere(),
    nodeMajor: Number.parseInt(node.version, 10),
  });
}

function libcHere() {
  if (process.platform !== "linux") return "";
  return process.report.getReport().header.glibcVersionRuntime ? "glibc" : "musl";
}

function stampFor(nodeVersion) {
  const { dependencies, devDependencies, optionalDependencies, overrides } = readJson(at("package.json"));
  return hashOf([
    readFileSync(at("package-lock.json"), "utf8"),
    JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides }),
    ...listOf([at("vendor")], (path) => path.includes("node_modules")).filter((line) => !line.endsWith(" absent")),
    `${process.platform}-${process.arch} node ${Number.parseInt(nodeVersion, 10)}`,
  ]);
}

const readJson = (path) => JSON.parse(readFileSync(path, "utf8"));
