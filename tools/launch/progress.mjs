/** Ends the launcher with one sentence for a person; no stack is shown. */
export class Stopped extends Error {}

const LABEL_WIDTH = 9;

/**
 * Prints "label ... result" in two halves, so that somebody who waits sees for what.
 * @template T
 * @param {string} label
 * @param {(say: (result: string) => void) => T | Promise<T>} work says the result in a few words
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  process.stdout.write(`${label.padEnd(LABEL_WIDTH)}... `);
  let result = "ok";
  try {
    const value = await work((said) => (result = said));
    process.stdout.write(`${result}\n`);
    return value;
  } catch (problem) {
    process.stdout.write("failed\n");
    throw problem;
  }
}

/** @param {number} sinceMs from performance.now() */
export function tookSince(sinceMs) {
  const ms = performance.now() - sinceMs;
  return ms < 950 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 9500 ? 1 : 0)} s`;
}
