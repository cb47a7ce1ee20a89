import type { Log } from "../logger/logger.ts";

/** A stop that takes longer ends by force: whoever restarts us would do that anyway. */
const STOP_MAX_MS = 8_000;

/** At SIGTERM or SIGINT runs the steps in order, each whether or not the one before failed, and ends the process: 0 = cleanly. */
export function stopOnSignals(steps: readonly (() => Promise<void>)[], log: Log): void {
  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info("stopping: rooms are told, then the database closes");
    setTimeout(() => {
      log.error("the stop took too long and was ended by force");
      process.exit(1);
    }, STOP_MAX_MS).unref();
    let isClean = true;
    for (const step of steps) {
      await step().catch((error: unknown) => {
        isClean = false;
        log.error({ err: error }, "a part did not stop cleanly");
      });
    }
    log.info("stopped");
    process.exit(isClean ? 0 : 1);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
}

/** What reached nobody is logged and the process lives: rooms and requests have their own edges, so little depends on it. */
export function outliveStrayErrors(log: Log): void {
  process.on("uncaughtException", (error) => log.error({ err: error }, "an exception reached nobody"));
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a rejection reached nobody"));
}
