import type { Piscina } from "piscina";
import type { Clock } from "../clock.ts";
import type { WorkerAnswer, WorkerStart, WorkerTask } from "./scoring.task.ts";

export type WorkerLimits = {
  /** Threads at a time. */
  readonly threads: number;
  /** A thread that has nothing to do for so long ends, ms. */
  readonly idleMs: number;
  /** From handing a task over to its answer, a thread's start and a model's loading included, ms. */
  readonly deadlineMs: number;
  /** JavaScript's part of a thread's memory; models and their tensors come on top. */
  readonly heapMb: number;
};

/** `lost`: the thread is gone, and there is another one for whatever comes next. */
export type PoolAnswer = WorkerAnswer | { readonly kind: "lost"; readonly why: "late" | "ended" | "closed" };

export type WorkerPool = {
  /** Never rejects. At most `threads` at a time: tasks that wait here would be lost with the thread they wait for. */
  run(task: WorkerTask): Promise<PoolAnswer>;
  /** Threads there are. */
  readonly size: number;
  close(): Promise<void>;
};

/** Where processors are few, whoever answers people goes first. Elsewhere than on Linux it would slow the whole process. */
const NICE = 5;

/** No thread runs before the first task, and none for long after the last one. */
export const createWorkerPool = (
  start: WorkerStart,
  { threads, idleMs, deadlineMs, heapMb }: WorkerLimits,
  clock: Clock,
): WorkerPool => {
  let opening: Promise<Piscina<WorkerTask, WorkerAnswer>> | null = null;
  let pool: Piscina<WorkerTask, WorkerAnswer> | null = null;
  let isClosed = false;

  const open = async (): Promise<Piscina<WorkerTask, WorkerAnswer>> => {
    const { Piscina } = await import("piscina");
    pool = new Piscina<WorkerTask, WorkerAnswer>({
      filename: new URL("./scoring.worker.ts", import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idleMs,
      workerData: start,
      niceIncrement: process.platform === "linux" ? NICE : 0,
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 16 },
    });
    // A thread that ended while it had no task: the next one starts another.
    pool.on("error", () => undefined);
    return pool;
  };

  return {
    async run(task) {
      const late = new AbortController();
      const running = await (opening ??= open());
      if (isClosed) return { kind: "lost", why: "closed" };
      // Aborting ends the thread, also one that never comes back to its event loop.
      const cancel = clock.after(deadlineMs, () => late.abort());
      try {
        return await running.run(task, { signal: late.signal });
      } catch {
        return { kind: "lost", why: isClosed ? "closed" : late.signal.aborted ? "late" : "ended" };
      } finally {
        cancel();
      }
    },
    get size() {
      return pool?.threads.length ?? 0;
    },
    async close() {
      isClosed = true;
      await (await opening)?.destroy();
    },
  };
};
