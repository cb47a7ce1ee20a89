import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "../quantile.ts";
import type { LoopDelay } from "./scoring.asks.ts";

const EVERY_MS = 1;
const BETWEEN_MS = 20;
/** Not counted: code gets faster while it runs for the first times. */
const WARM_UPS = 3;

/** By how much a timer that is due each millisecond is late, ms, until it is stopped. */
const watchDelays = (into: number[]): (() => void) => {
  let dueMs = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    into.push(Math.max(0, nowMs - dueMs));
    dueMs = nowMs + EVERY_MS;
  }, EVERY_MS);
  return () => clearInterval(timer);
};

const delayOf = (delays: readonly number[]): LoopDelay => ({
  p50: quantile(delays, 0.5),
  p99: quantile(delays, 0.99),
  most: quantile(delays, 1),
});

/** While nothing is done: what the machine does by itself. */
export const measureIdle = async (forMs: number): Promise<LoopDelay> => {
  const delays: number[] = [];
  const stop = watchDelays(delays);
  await pause(forMs);
  stop();
  return delayOf(delays);
};

/** Times `round` again and again, with the event loop's delay while it is under way. */
export const measureRounds = async (
  rounds: number,
  round: () => Promise<unknown>,
): Promise<{ roundMs: number[]; processorMs: number; loop: LoopDelay }> => {
  const roundMs: number[] = [];
  const delays: number[] = [];
  let processorUs = 0;
  for (let n = -WARM_UPS; n < rounds; n += 1) {
    await pause(BETWEEN_MS);
    const stop = watchDelays(n < 0 ? [] : delays);
    const before = process.cpuUsage();
    const sinceMs = performance.now();
    await round();
    const tookMs = performance.now() - sinceMs;
    const { user, system } = process.cpuUsage(before);
    // What a round held back to its end is due now.
    await pause(2 * EVERY_MS);
    stop();
    if (n < 0) continue;
    roundMs.push(tookMs);
    processorUs += user + system;
  }
  return { roundMs, processorMs: processorUs / 1000 / rounds, loop: delayOf(delays) };
};
