import { availableParallelism } from "node:os";
import type { Clock } from "../clock.ts";
import type { Log } from "../logger/logger.ts";
import { createDispatch, type DispatchLimits } from "./dispatch.ts";
import { MODELS } from "./models.ts";
import type { Scored, Scorer, Scoring } from "./scoring.port.ts";
import type { ServedModel } from "./served-model.ts";
import { createWorkerPool, type WorkerLimits } from "./worker-pool.ts";

export const MODELS_FOLDER = new URL("../../../ml/models/", import.meta.url);
/** A batch takes a few milliseconds. A deadline is for a thread that hangs, and has to outlast starting one on a busy machine. */
export const SCORING_LIMITS: Omit<DispatchLimits & WorkerLimits, "threads"> = {
  batchMin: 32,
  batchMax: 64,
  share: 16,
  waitingMax: 4_096,
  retryAfterMs: 2_000,
  idleMs: 60_000,
  deadlineMs: 15_000,
  heapMb: 96,
};

export type ScoringOptions = {
  /** Threads at a time. */
  readonly threads: number;
  readonly folder?: URL;
  readonly clock: Clock;
  readonly log: Log;
};

/** So many threads as are wished for, and at most one fewer than this machine has processors: one is the event loop's. */
export const threadsOf = (wished = 1): number => Math.max(1, Math.min(wished, availableParallelism() - 1));

export const createScoring = ({ threads, folder = MODELS_FOLDER, clock, log }: ScoringOptions): Scoring => {
  const limits = { ...SCORING_LIMITS, threads };
  const start = { models: new URL("./models.ts", import.meta.url).href, folder: folder.href };
  const dispatch = createDispatch(MODELS, { pool: createWorkerPool(start, limits, clock), clock, log }, limits);
  const scorer =
    <Item, Result>(name: string, _model: ServedModel<Item, Result>): Scorer<Item, Result> =>
    (items, caller) =>
      dispatch.ask(name, items, caller) as Promise<Scored<Result>>; // as: that model's reading makes them
  return {
    notes: scorer("note-affect", MODELS["note-affect"]),
    forecasts: scorer("mood-forecast", MODELS["mood-forecast"]),
    metrics: dispatch.metrics,
    close: dispatch.close,
  };
};
