import type { ModelReading, Tensors } from "#shared/mood/model.ts";

export type Constants = { readonly outputs: readonly string[]; readonly feeds: Tensors };
export const NO_CONSTANTS: Constants = { outputs: [], feeds: {} };

/** A model as the workers serve it. */
export type ServedModel<Item, Result> = {
  /** Outputs that are the same whatever is asked: read once, with these feeds, when it is loaded. */
  readonly constants: Constants;
  reading(constants: Tensors): ModelReading<Item, Result>;
};

/** By folder in `ml/models`. What a worker is asked for one is an item of its reading. */
export type ServedModels = Readonly<Record<string, ServedModel<never, unknown>>>;
