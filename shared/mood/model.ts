/** A tensor as it goes to and comes from a model, of whichever runtime: `data` in row-major order of `dims`. */
export type PlainTensor =
  | { readonly type: "int32"; readonly dims: readonly number[]; readonly data: Int32Array }
  | { readonly type: "float32"; readonly dims: readonly number[]; readonly data: Float32Array }
  | { readonly type: "uint8"; readonly dims: readonly number[]; readonly data: Uint8Array };

/** By name, as the model's `io.json` lists them. */
export type Tensors = Readonly<Record<string, PlainTensor>>;

/**
 * How a model is asked and read, the same in training, in Node and in browsers: items in, one result an item out. What
 * comes for an item does not depend on what is beside it in the batch.
 */
export type ModelReading<Item, Result> = {
  /** Folder in `ml/models`. */
  readonly name: string;
  /** What the model is fed for 1 item or more. */
  feeds(items: readonly Item[]): Tensors;
  /** Reads what it says for `count` items, in their order. */
  results(outputs: Tensors, count: number): readonly Result[];
};
