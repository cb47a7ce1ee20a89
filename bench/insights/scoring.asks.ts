import type { ModelTrouble } from "../../server/platform/scoring/scoring.port.ts";

export type ScoringAsk = {
  /** Worker threads; 0 = the peer, which asks the model for one item after the other on the main thread. */
  readonly threads: number;
  readonly rounds: number;
  /** Address of the models' folder. */
  readonly folder: string;
};

/** Of a timer that is due each millisecond: by how much it was late, ms. */
export type LoopDelay = { readonly p50: number; readonly p99: number; readonly most: number };

export type ModelMeasured =
  | {
      readonly kind: "measured";
      /** The first answer: starting threads, loading runtime and model included, ms. */
      readonly firstMs: number;
      /** A thousand items, each time, ms. */
      readonly roundMs: readonly number[];
      /** Processor time of the process for a thousand items, all threads together, ms. */
      readonly processorMs: number;
      readonly loop: LoopDelay;
    }
  | { readonly kind: "not_there"; readonly why: ModelTrouble };

export type ScoringMeasured = {
  readonly notes: ModelMeasured;
  readonly forecasts: ModelMeasured;
  /** From as many entries as a forecast looks at. */
  readonly longForecasts: ModelMeasured;
  /** By how much the workers' answers differ from Python's at most; null = nothing to compare. The peer's are none. */
  readonly parity: Readonly<Record<"notes" | "forecasts", number | null>>;
  /** While nothing is asked. */
  readonly idle: LoopDelay;
  /** Of the process, threads included, before the first question and after the last answer, bytes. */
  readonly rss: { readonly before: number; readonly after: number };
};
