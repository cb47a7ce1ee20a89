import { existsSync } from "node:fs";
import { findChromium } from "../chromium.mjs";
import { runQuietly } from "./child.mjs";
import { PROGRAM } from "./paths.mjs";
import { step, Stopped, tookSince } from "./progress.mjs";

/**
 * Finds or gets a Chromium. Its path goes into CHROMIUM_PATH; where there is none, HUGMOOD_NO_BROWSER says why,
 * and the tests that need one are skipped. With CI set, none is a failure.
 * @returns {Promise<NodeJS.ProcessEnv>} env with one of the two
 */
export function ensureChromium(node, env) {
  return step("Chromium", async (say) => {
    const found = findChromium(env);
    if (found) {
      say(found);
      return { ...env, CHROMIUM_PATH: found };
    }
    const reason = env.CHROMIUM_PATH
      ? `CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which is not there`
      : "none was found";
    const sinceMs = performance.now();
    const got = env.CHROMIUM_PATH ? undefined : await getChromium(node, env);
    if (got) {
      say(`${got}, installed in ${tookSince(sinceMs)}`);
      return { ...env, CHROMIUM_PATH: got };
    }
    const advice = "Install Chromium or Chrome, or set CHROMIUM_PATH.";
    if (isCi(env)) throw new Stopped(`No Chromium: ${reason}, and CI needs one. ${advice}`);
    say(`${reason}: the browser tests are SKIPPED. ${advice}`);
    return { ...env, HUGMOOD_NO_BROWSER: reason };
  });
}

export const isCi = (env) => env.CI !== undefined && env.CI !== "" && env.CI !== "false" && env.CI !== "0";

/** Debian's package where we may install it, else Playwright's own download. */
async function getChromium(node, env) {
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    const script =
      "apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium";
    // Ubuntu's package only points to a snap: what counts is whether a browser is there afterwards.
    await runQuietly("/bin/sh", ["-c", script], env);
    const found = findChromium(env);
    if (found) return found;
  }
  await runQuietly(node.path, [PROGRAM.playwright, "install", "chromium"], env);
  return findChromium(env);
}
