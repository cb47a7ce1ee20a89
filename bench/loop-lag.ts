import { quantile } from "./quantile.ts";

/** By how much timers of this process were late, ms. */
export type LoopLag = { readonly p50: number; readonly p99: number; readonly most: number };

const EVERY_MS = 20;

/** Watches from now on. */
export const watchLoop = (): { read(): LoopLag } => {
  const lagsMs: number[] = [];
  let expectedMs = performance.now() + EVERY_MS;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    lagsMs.push(Math.max(0, nowMs - expectedMs));
    expectedMs = nowMs + EVERY_MS;
  }, EVERY_MS);
  timer.unref();
  return { read: () => ({ p50: quantile(lagsMs, 0.5), p99: quantile(lagsMs, 0.99), most: Math.max(0, ...lagsMs) }) };
};
