import type { Forecast, ForecastAsk } from "#shared/mood/forecast/forecast.ts";
import type { NoteAffect } from "#shared/mood/note/affect.ts";
import type { Refusal } from "#shared/schema/refusal.ts";

/** Why a model cannot be asked in this process: its files, or the runtime on this machine. It stays so until a restart. */
export type ModelTrouble = "no_file" | "wrong_file" | "no_runtime";

/**
 * What becomes of what was asked of a model: one result an item, in their order; or nothing of it, with a refusal
 * (`bad_message` with `path` = the first item that is none, `try_later` when too much waits or a worker was lost twice);
 * or the model is not there, which whoever shows results says, and everything else works.
 */
export type Scored<Result> =
  | { readonly kind: "scored"; readonly results: readonly Result[] }
  | { readonly kind: "refused"; readonly refusal: Refusal }
  | { readonly kind: "not_there"; readonly why: ModelTrouble };

/** Asks one model. `caller` names on whose behalf (a user's id): nobody's many items keep another's few waiting. */
export type Scorer<Item, Result> = (items: readonly Item[], caller: string) => Promise<Scored<Result>>;

/** Since the start of the process; `waiting`, `underWay` and `workers` now. */
export type ScoringMetrics = {
  /** Items that got a result. */
  readonly items: number;
  readonly batches: number;
  /** Batches that were asked once more. */
  readonly retries: number;
  /** Workers that ended by themselves or were ended because they were late. */
  readonly replaced: number;
  /** Requests that were refused, and items that waited or were lost in them. */
  readonly refused: number;
  readonly waiting: number;
  readonly underWay: number;
  readonly workers: number;
  /** Time that answered batches were with a worker, all together and the longest, ms. */
  readonly batchMs: { readonly total: number; readonly most: number };
  readonly models: Readonly<Record<string, "not_asked" | "there" | ModelTrouble>>;
};

/** Models behind worker threads: the event loop only hands items over. No worker runs before the first is asked. */
export type Scoring = {
  readonly notes: Scorer<string, NoteAffect>;
  readonly forecasts: Scorer<ForecastAsk, Forecast>;
  metrics(): ScoringMetrics;
  /** What is unanswered is refused with `try_later`, as is what comes later; resolves when no worker is left. */
  close(): Promise<void>;
};
