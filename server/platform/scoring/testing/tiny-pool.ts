import type { Log } from "../../logger/logger.ts";
import { createDispatch, type DispatchLimits } from "../dispatch.ts";
import type { Scored } from "../scoring.port.ts";
import { createWorkerPool, type WorkerLimits } from "../worker-pool.ts";
import { MODELS, type FaultyAct, type FaultyAsk, type FaultyItem } from "./faulty-models.ts";
import { createHeldDeadlines } from "./held-deadlines.ts";

export const TINY_FOLDER = new URL("./models/", import.meta.url);
export const TINY_LIMITS: DispatchLimits & WorkerLimits = {
  threads: 1,
  batchMin: 2,
  batchMax: 4,
  share: 2,
  waitingMax: 100,
  retryAfterMs: 700,
  idleMs: 60_000,
  deadlineMs: 1_000,
  heapMb: 64,
};

/** Real threads over a model that says 2x + 1, and does worse when it is asked to. Deadlines pass when the test says so. */
export const openTinyPool = ({ folder = TINY_FOLDER, ...of }: Partial<typeof TINY_LIMITS> & { folder?: URL } = {}) => {
  const limits = { ...TINY_LIMITS, ...of };
  const logged: Record<string, unknown>[] = [];
  const keep = (fields: Record<string, unknown>): void => void logged.push(fields);
  const log = { warn: keep } as unknown as Log; // as: all that is called of it
  const start = { models: new URL("./faulty-models.ts", import.meta.url).href, folder: folder.href };
  const { clock, passDeadlines } = createHeldDeadlines(limits.deadlineMs);
  const pool = createWorkerPool(start, limits, clock);
  const dispatch = createDispatch(MODELS, { pool, clock, log }, limits);
  return {
    ...dispatch,
    logged,
    passDeadlines,
    ask: (items: readonly FaultyItem[], caller = "ann", model = "tiny") => dispatch.ask(model, items, caller),
  };
};

export const doing = (does: FaultyAct, isOnce = false): FaultyAsk => ({
  does,
  isOnce,
  times: new SharedArrayBuffer(4),
});
/** How often it was begun. */
export const timesOf = ({ times }: FaultyAsk): number => Atomics.load(new Int32Array(times), 0);

/** What the model says, or the refusal's code, or why it is not there. */
export const wordsOf = (scored: Scored<unknown>): unknown => {
  if (scored.kind === "refused") return scored.refusal.code;
  if (scored.kind === "not_there") return scored.why;
  return scored.results.map((result) => (result as { readonly y: number }).y); // as: what the tiny model says
};
