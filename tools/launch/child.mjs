import { spawn } from "node:child_process";
import { constants } from "node:os";
import { ROOT } from "./paths.mjs";
import { Stopped } from "./progress.mjs";
import { listenForStop } from "./stop.mjs";

/**
 * Runs programs side by side in the foreground. Signals to the launcher reach each of them, the first that ends
 * ends the others, and its exit code (128 + number after a signal) is the answer. When a signal ended them all,
 * it is the first program's.
 * @param {string} node
 * @param {string[][]} argLists one list a program
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
export async function runTogether(node, argLists, env) {
  const children = argLists.map((args) => spawn(node, args, { cwd: ROOT, env, stdio: "inherit" }));
  const stopAll = (signal) => {
    for (const child of children) if (isRunning(child)) child.kill(signal);
  };
  let isSignalled = false;
  const onSignal = (signal) => {
    isSignalled = true;
    // Ctrl-C at a terminal reaches the children by itself; twice would mean "at once" to them.
    if (signal === "SIGINT" && process.stdin.isTTY) return;
    stopAll(signal);
  };
  const stopListening = listenForStop(onSignal);
  const endings = children.map(codeOf);
  const firstCode = await Promise.race(endings);
  if (!isSignalled) stopAll("SIGTERM");
  const codes = await Promise.all(endings);
  stopListening();
  return isSignalled ? codes[0] : firstCode;
}

/** One program in the foreground; resolves with its exit code. */
export const run = (node, args, env) => runTogether(node, [args], env);

/**
 * One program whose output is shown only if somebody asks for it. A signal to the launcher ends it too, so that
 * nothing goes on writing behind the back of the next start.
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runQuietly(node, args, env, cwd = ROOT) {
  const plain = { ...env, NO_COLOR: "1", FORCE_COLOR: undefined };
  const child = spawn(node, args, { cwd, env: plain, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  let stoppedBy = "";
  const stopListening = listenForStop((signal) => {
    stoppedBy = signal;
    child.kill(signal);
  });
  const code = await codeOf(child);
  stopListening();
  if (stoppedBy) throw new Stopped(`Stopped by ${stoppedBy}.`);
  return { code, output };
}

const isRunning = (child) => child.exitCode === null && child.signalCode === null;

function codeOf(child) {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 1)));
  });
}
