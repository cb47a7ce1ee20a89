import type { PlainTensor, Tensors } from "#shared/mood/model.ts";
import { NO_CONSTANTS, type ServedModel, type ServedModels, type ServedWork } from "../served-model.ts";

/**
 * What the test model is asked: a number x, of which it says 2x + 1; or what its worker does instead, the first time
 * only if it is `isOnce`. `times` is an Int32 that says how often that was begun: shared, so that the next worker and
 * the test see it.
 */
export type FaultyItem = number | FaultyAsk;
export type FaultyAsk = { readonly does: FaultyAct; readonly isOnce: boolean; readonly times: SharedArrayBuffer };
export type FaultyAct = "exit" | "throw" | "hang" | "grow" | "throw aside" | "slow";

/** About a second within native code. */
const SLOW_TURNS = 250_000;
const NO_TURNS: PlainTensor = { type: "int32", dims: [1], data: new Int32Array(1) };
const turnsOf = (items: readonly FaultyItem[]): PlainTensor => {
  const isSlow = items.some((item) => typeof item !== "number" && item.does === "slow");
  return isSlow ? { ...NO_TURNS, data: Int32Array.of(SLOW_TURNS) } : NO_TURNS;
};

const perform = (act: FaultyAct): number => {
  if (act === "exit") process.exit(3);
  if (act === "throw") throw new RangeError("a note that nobody may read in a log");
  if (act === "throw aside") {
    queueMicrotask(() => {
      throw new Error("where nobody catches it");
    });
    return 0;
  }
  const kept: unknown[] = [];
  // Large arrays, so that the limit comes before its garbage collector has tried everything.
  for (;;) if (act === "grow") kept.push(Array.from<number>({ length: 500_000 }).fill(kept.length + 0.5));
};

const numberOf = (item: FaultyItem): number => {
  if (typeof item === "number") return item;
  const before = Atomics.add(new Int32Array(item.times), 0, 1);
  if (item.does === "slow") return 0;
  if (item.isOnce && before > 0) return 1;
  return perform(item.does);
};

const valuesOf = (tensor: PlainTensor | undefined): readonly number[] => [...(tensor?.data ?? [])];

type Said = { readonly y: number; readonly constant: string };

const tiny: ServedModel<FaultyItem, Said> = {
  isItem: (item) => typeof item !== "number" || Number.isFinite(item),
  pack: (items) => items,
  unpack: (said: readonly Said[]) => said,
  constants: {
    outputs: ["vocabulary"],
    feeds: { x: { type: "float32", dims: [1], data: new Float32Array(1) }, turns: NO_TURNS },
  },
  reading: (constants: Tensors) => async (items: readonly FaultyItem[], run) => {
    const { y } = await run({
      x: { type: "float32", dims: [items.length], data: Float32Array.from(items, numberOf) },
      turns: turnsOf(items),
    });
    const constant = String.fromCharCode(...valuesOf(constants["vocabulary"]));
    return valuesOf(y).map((value) => ({ y: value, constant }));
  },
};

/** The same without a file. */
const plain: ServedWork<FaultyItem, { readonly y: number }> = {
  isItem: tiny.isItem,
  pack: tiny.pack,
  unpack: (said: readonly Said[]) => said,
  work: (items: readonly FaultyItem[]) => items.map((item) => ({ y: 2 * numberOf(item) + 1 })),
};

export const MODELS = { tiny, other: { ...tiny, constants: NO_CONSTANTS }, plain } satisfies ServedModels;
