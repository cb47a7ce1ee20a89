import type * as Runtime from "onnxruntime-node";
import type { PlainTensor, Tensors } from "#shared/mood/model.ts";
import type { Constants } from "./served-model.ts";

/** For worker threads only: its `run` blocks the thread that calls it. */
export type OnnxRuntime = typeof Runtime;

/** Goes around every call of the runtime (`native-guard.ts`). */
export type Native = <T>(work: () => Promise<T>) => Promise<T>;

export type ModelSession = {
  /** All outputs but the constant ones. */
  run(feeds: Tensors): Promise<Tensors>;
  /** Those that were asked for at the start. */
  readonly constants: Tensors;
};

/** Null where there is no build for this machine. */
export const loadRuntime = (): Promise<OnnxRuntime | null> => import("onnxruntime-node").catch(() => null);

const OPTIONS: Runtime.InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: "sequential",
  logSeverityLevel: 3,
};

/** Rejects when the bytes are no model that this runtime reads. */
export const openSession = async (
  runtime: OnnxRuntime,
  model: Uint8Array,
  constants: Constants,
  native: Native,
): Promise<ModelSession> => {
  const session = await native(() => runtime.InferenceSession.create(model, OPTIONS));
  const tensorOf = ({ type, data, dims }: PlainTensor): Runtime.Tensor => new runtime.Tensor(type, data, dims);
  const ask = async (feeds: Tensors, outputs: readonly string[]): Promise<Tensors> => {
    const said = await native(() => session.run(mapped(feeds, tensorOf), [...outputs]));
    return mapped(said, plainOf);
  };
  const outputs = session.outputNames.filter((name) => !constants.outputs.includes(name));
  return {
    run: (feeds) => ask(feeds, outputs),
    constants: constants.outputs.length === 0 ? {} : await ask(constants.feeds, constants.outputs),
  };
};

const mapped = <From, To>(by: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(by).map(([name, value]) => [name, change(value)]));

const plainOf = ({ type, data, dims }: Runtime.Tensor): PlainTensor => ({ type, data, dims }) as PlainTensor; // as: a model with other types has no reading
