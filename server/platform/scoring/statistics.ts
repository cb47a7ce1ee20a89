import type { ReleaseAnswer } from "#shared/mood/community/release.ts";
import type { Computed } from "#shared/mood/insights/computed.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../logger/logger.ts";
import { createDispatch, type DispatchLimits } from "./dispatch.ts";
import type { Scored, Scorer, ScoringMetrics } from "./scoring.port.ts";
import type { ServedWork } from "./served-model.ts";
import { MODELS } from "./statistics.works.ts";
import { createWorkerPool, type WorkerLimits } from "./worker-pool.ts";

/**
 * Figures that take up to seconds, in a thread of their own, so that whoever waits for a model does not wait for them.
 * Items are JSON: `PackedMoods`, `WeekMeans`. Never `not_there`: no file is needed.
 */
export type Statistics = {
  readonly insights: Scorer<string, Computed>;
  readonly community: Scorer<string, ReleaseAnswer>;
  metrics(): ScoringMetrics;
  close(): Promise<void>;
};

/** One diary is a batch. Those of five thousand entries take some three seconds, and up to a minute where others want the processor. */
export const STATISTICS_LIMITS: DispatchLimits & WorkerLimits = {
  threads: 1,
  batchMin: 1,
  batchMax: 1,
  share: 1,
  waitingMax: 200,
  retryAfterMs: 10_000,
  idleMs: 30_000,
  deadlineMs: 60_000,
  heapMb: 256,
};

export const createStatistics = ({ clock, log }: { readonly clock: Clock; readonly log: Log }): Statistics => {
  // Nothing there reads a folder.
  const start = { models: new URL("./statistics.works.ts", import.meta.url).href, folder: import.meta.url };
  const pool = createWorkerPool(start, STATISTICS_LIMITS, clock);
  const dispatch = createDispatch(MODELS, { pool, clock, log }, STATISTICS_LIMITS);
  const scorer =
    <Result>(name: string, _work: ServedWork<string, Result>): Scorer<string, Result> =>
    (items, caller) =>
      dispatch.ask(name, items, caller) as Promise<Scored<Result>>; // as: that work makes them
  return {
    insights: scorer("insights", MODELS.insights),
    community: scorer("community", MODELS.community),
    metrics: dispatch.metrics,
    close: dispatch.close,
  };
};
