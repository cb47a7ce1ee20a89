import { setLogger } from "@colyseus/core/Logger";
import type { Log } from "./logger.ts";

/** Sends what Colyseus prints to our log, cut to its first line: its errors may quote what a client sent. */
export function routeColyseusLog(log: Log): void {
  const line = (...words: unknown[]): { detail: string } => ({
    detail:
      String(words[0] ?? "")
        .split("\n", 1)[0]
        ?.slice(0, 120) ?? "",
  });
  setLogger({
    trace: () => undefined,
    debug: (...words: unknown[]) => log.debug(line(...words), "colyseus"),
    info: (...words: unknown[]) => log.debug(line(...words), "colyseus"),
    warn: (...words: unknown[]) => log.warn(line(...words), "colyseus"),
    error: (...words: unknown[]) => log.warn(line(...words), "colyseus"),
  });
}
