import type { Tensors } from "#shared/mood/model.ts";

/**
 * Outputs that are the same whatever is asked: they are read once, with these feeds, when the model is loaded, and are
 * left out afterwards.
 */
export type Constants = { readonly outputs: readonly string[]; readonly feeds: Tensors };
export const NO_CONSTANTS: Constants = { outputs: [], feeds: {} };

type Handed<Item, Result> = {
  /** On the event loop. What is none is refused and never reaches a worker. */
  isItem(item: Item): boolean;
  /** On the event loop: a batch as it is cheap to hand over. Many small objects are not. */
  pack(items: readonly Item[]): unknown;
  /** On the event loop: what a worker said of a batch, as one result an item in their order. */
  unpack(said: never): readonly Result[];
};

/** Runs the model once. */
export type RunModel = (feeds: Tensors) => Promise<Tensors>;

/** A model, and how it is asked from another thread. */
export type ServedModel<Item, Result> = Handed<Item, Result> & {
  readonly constants: Constants;
  /** In the worker: what is made, of what `pack` made, for `unpack`. */
  reading(constants: Tensors): (packed: never, run: RunModel) => Promise<unknown>;
};

/** What takes long and needs no model. */
export type ServedWork<Item, Result> = Handed<Item, Result> & {
  /** In the worker: of what `pack` made, what is made for `unpack`. */
  work(packed: never): unknown;
};

export type Served<Item, Result> = ServedModel<Item, Result> | ServedWork<Item, Result>;

/** By name: that of a model is its folder's in `ml/models`. */
export type ServedModels = Readonly<Record<string, Served<never, unknown>>>;
