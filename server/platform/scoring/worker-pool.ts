import type { Piscina } from "piscina";
import type { Clock } from "../clock.ts";
import { createNativeGuard, mayEnd, type NativeGuard } from "./native-guard.ts";
import type { ScoringTask, WorkerAnswer, WorkerStart, WorkerTask } from "./scoring.task.ts";

export type WorkerLimits = {
  /** Threads that are asked at a time; as many more may stand in for such that hang within native code. */
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
  run(task: ScoringTask): Promise<PoolAnswer>;
  /** Threads there are. */
  readonly size: number;
  /** Ends every thread as soon as it is outside native code. */
  close(): Promise<void>;
};

type Threads = Piscina<WorkerTask, WorkerAnswer>;

/** Where processors are few, whoever answers people goes first. Elsewhere than on Linux it would slow the whole process. */
const NICE = 5;
/** A thread that is to be ended and is in native code is looked at again after so long; others stand in for it meanwhile. */
const LOOK_AGAIN_MS = 10;
/** Closing waits for that at most so often. */
const LOOKS_MAX = 500;

/** No thread runs before the first task, and none for long after the last one. */
export const createWorkerPool = (
  start: WorkerStart,
  { threads, idleMs, deadlineMs, heapMb }: WorkerLimits,
  clock: Pick<Clock, "after">,
): WorkerPool => {
  let opening: Promise<Threads> | null = null;
  let pool: Threads | null = null;
  let isClosed = false;
  const underWay = new Set<NativeGuard>();

  const open = async (): Promise<Threads> => {
    const { Piscina } = await import("piscina");
    pool = new Piscina<WorkerTask, WorkerAnswer>({
      filename: new URL("./scoring.worker.ts", import.meta.url).href,
      minThreads: 0,
      maxThreads: 2 * threads,
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
      const running = await (opening ??= open());
      if (isClosed) return { kind: "lost", why: "closed" };
      const guard = createNativeGuard();
      const late = new AbortController();
      const lost = (): PoolAnswer => ({
        kind: "lost",
        why: isClosed ? "closed" : late.signal.aborted ? "late" : "ended",
      });
      // Aborting ends the thread, also one that never comes back to its event loop.
      const end = (): void => {
        if (mayEnd(guard)) late.abort();
        else cancel = clock.after(LOOK_AGAIN_MS, end);
      };
      let cancel = (): void => undefined;
      const isLate = new Promise<PoolAnswer>((answer) => {
        cancel = clock.after(deadlineMs, () => {
          answer({ kind: "lost", why: "late" });
          end();
        });
      });
      underWay.add(guard);
      const done = running
        .run({ ...task, guard }, { signal: late.signal })
        .catch(lost)
        .finally(() => {
          underWay.delete(guard);
          cancel();
        });
      return Promise.race([done, isLate]);
    },
    get size() {
      return pool?.threads.length ?? 0;
    },
    async close() {
      isClosed = true;
      const threadsOfIt = await opening;
      for (let looks = 0; ![...underWay].every(mayEnd) && looks < LOOKS_MAX; looks += 1)
        await new Promise<void>((done) => clock.after(LOOK_AGAIN_MS, done));
      await threadsOfIt?.destroy();
    },
  };
};
