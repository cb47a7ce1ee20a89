import type { ModelReading, Tensors } from "#shared/mood/model.ts";
import type { LikeSizes } from "./like-sizes.ts";

/**
 * Outputs that are the same whatever is asked: they are read once, with these feeds, when the model is loaded, and are
 * left out afterwards.
 */
export type Constants = { readonly outputs: readonly string[]; readonly feeds: Tensors };
export const NO_CONSTANTS: Constants = { outputs: [], feeds: {} };

type Handed<Item> = {
  /** On the event loop. What is none is refused and never reaches a worker. */
  isItem(item: Item): boolean;
  /** On the event loop: an item as it is cheap to hand over. Many small objects are not. */
  pack(item: Item): unknown;
};

/** A model, and how it is asked from another thread. */
export type ServedModel<Item, Result> = Handed<Item> & {
  readonly constants: Constants;
  /** Null = items are all of one size. */
  readonly likeSizes: LikeSizes | null;
  /** In the worker; its items are what `pack` made. */
  reading(constants: Tensors): ModelReading<never, Result>;
};

/** What takes long and needs no model. */
export type ServedWork<Item, Result> = Handed<Item> & {
  /** In the worker; what `pack` made. */
  work(packed: never): Result;
};

export type Served<Item, Result> = ServedModel<Item, Result> | ServedWork<Item, Result>;

/** By name: that of a model is its folder's in `ml/models`. */
export type ServedModels = Readonly<Record<string, Served<never, unknown>>>;
