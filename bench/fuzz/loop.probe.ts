import { closeSync, openSync, readSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

/**
 * Loaded into a server by `--import`: watches its event loop from inside and answers whoever started it over IPC. The
 * product knows nothing of it.
 */
export type ProbeAsk = "begin" | "read" | { readonly holdMs: number } | "exit";
export type Hold = {
  /** For so long the loop did not turn, less what the thread waited for a processor that others had. */
  readonly holdMs: number;
  /** With that wait. */
  readonly wallMs: number;
  /** Of it the thread was at work. */
  readonly workMs: number;
  /** After `begin`. */
  readonly atMs: number;
};
export type ProbeAnswer = { readonly holds: readonly Hold[] };

const EVERY_MS = 5;
/** What is shorter is not written down. */
const SHORT_MS = 10;
const KEPT = 60;

/** Nanoseconds that this thread waited while it could have run; 0 where the system does not say. */
const openWaits = (): (() => number) => {
  try {
    const file = openSync("/proc/self/schedstat", "r");
    const bytes = Buffer.alloc(100);
    process.once("exit", () => closeSync(file));
    return () => Number(bytes.toString("latin1", 0, readSync(file, bytes, 0, bytes.length, 0)).split(" ")[1] ?? 0);
  } catch {
    return () => 0;
  }
};

// as: newer than the types in use
const { threadCpuUsage } = process as unknown as { threadCpuUsage(): { user: number; system: number } };
/** Processor time of this thread, ms. */
const workedMs = (): number => {
  const { user, system } = threadCpuUsage();
  return (user + system) / 1000;
};

/** Keeps this thread at work for so long, whatever else the processor does meanwhile. */
const work = (forMs: number): void => {
  const untilMs = workedMs() + forMs;
  while (workedMs() < untilMs);
};

const watch = (): void => {
  const waitedNs = openWaits();
  let holds: Hold[] = [];
  let beganMs = performance.now();
  const lookAtClocks = () => ({ atMs: performance.now(), waitedNs: waitedNs(), workedMs: workedMs() });
  let last = lookAtClocks();
  const look = (): void => {
    const now = lookAtClocks();
    const wallMs = now.atMs - last.atMs - EVERY_MS;
    const holdMs = wallMs - (now.waitedNs - last.waitedNs) / 1e6;
    if (holdMs > SHORT_MS) {
      holds.push({ holdMs, wallMs, workMs: now.workedMs - last.workedMs, atMs: last.atMs - beganMs });
      holds = holds.toSorted((a, b) => b.holdMs - a.holdMs).slice(0, KEPT);
    }
    last = now;
  };
  setInterval(look, EVERY_MS).unref();
  process.on("message", (ask: ProbeAsk) => {
    if (ask === "begin") {
      holds = [];
      beganMs = performance.now();
    } else if (ask === "read") process.send?.({ holds } satisfies ProbeAnswer);
    else if (ask === "exit") process.exit(3);
    else work(ask.holdMs);
  });
  process.channel?.unref();
};

if (isMainThread && process.send !== undefined) watch();
