import type { ModelReading, Tensors } from "#shared/mood/model.ts";

/** A model as the workers serve it. */
export type ServedModel<Item, Result> = {
  /** Outputs that are the same whatever is asked: read once, when it is loaded. */
  readonly constants: readonly string[];
  reading(constants: Tensors): ModelReading<Item, Result>;
};

/** By folder in `ml/models`. What a worker is asked for one is an item of its reading. */
export type ServedModels = Readonly<Record<string, ServedModel<never, unknown>>>;
