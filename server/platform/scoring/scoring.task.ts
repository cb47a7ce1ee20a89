import type { NativeGuard } from "./native-guard.ts";
import type { ModelTrouble } from "./scoring.port.ts";

/** What a worker is told when it starts; addresses as text. */
export type WorkerStart = {
  /** A module whose `MODELS` says what is served. */
  readonly models: string;
  /** Where the models' folders are. */
  readonly folder: string;
};

export type ScoringTask = { readonly model: string; readonly packed: unknown };
export type WorkerTask = ScoringTask & { readonly guard: NativeGuard };

export type WorkerAnswer =
  | { readonly kind: "scored"; readonly said: unknown }
  | { readonly kind: "not_there"; readonly why: ModelTrouble }
  /** A reading threw. Its words may quote what somebody wrote, so only its kind and place come along. */
  | { readonly kind: "failed"; readonly error: string; readonly at: string };
