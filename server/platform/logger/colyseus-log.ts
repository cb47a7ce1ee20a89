import { setLogger } from "@colyseus/core/Logger";
import type { Log } from "./logger.ts";

/** Whoever sends what cannot be read makes Colyseus write a line each time: so many a second, and then only a count. */
const LINES_PER_SECOND_MAX = 10;

/**
 * Sends what Colyseus prints to our log, cut to its first line: its errors may quote what a client sent. What comes
 * beyond LINES_PER_SECOND_MAX is counted, and the next line says how many were left out.
 */
export function routeColyseusLog(log: Log, nowMs: () => number = () => performance.now()): void {
  let secondAtMs = Number.NEGATIVE_INFINITY;
  let lines = 0;
  let leftOut = 0;
  const print = (level: "debug" | "warn", words: readonly unknown[]): void => {
    if (nowMs() - secondAtMs >= 1_000) {
      secondAtMs = nowMs();
      lines = 0;
    }
    lines += 1;
    if (lines > LINES_PER_SECOND_MAX) {
      leftOut += 1;
      return;
    }
    const detail = String(words[0] ?? "")
      .split("\n", 1)[0]
      ?.slice(0, 120);
    log[level]({ detail: detail ?? "", ...(leftOut === 0 ? {} : { leftOut }) }, "colyseus");
    leftOut = 0;
  };
  setLogger({
    trace: () => undefined,
    debug: (...words: unknown[]) => print("debug", words),
    info: (...words: unknown[]) => print("debug", words),
    warn: (...words: unknown[]) => print("warn", words),
    error: (...words: unknown[]) => print("warn", words),
  });
}
