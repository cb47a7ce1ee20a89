import { workerData } from "node:worker_threads";
import { loadModel, type LoadedModel } from "./load-model.ts";
import { createNativeGuard, throughNative } from "./native-guard.ts";
import type { WorkerAnswer, WorkerStart, WorkerTask } from "./scoring.task.ts";
import type { ServedModels } from "./served-model.ts";

/** One thread of a pool: features, the model and its reading, or other work, so that the event loop does none of it. */

const start = workerData as WorkerStart; // as: the other side is ours
const served = import(start.models) as Promise<{ readonly MODELS: ServedModels }>; // as: that module is ours
/** Of the task that is under way: there is one at a time. */
let guard = createNativeGuard();
const native = <T>(work: () => Promise<T>): Promise<T> => throughNative(guard, work);
const loaded = new Map<string, Promise<LoadedModel>>();

const load = async (name: string): Promise<LoadedModel> => {
  const model = (await served).MODELS[name];
  if (model === undefined) return { kind: "not_there", why: "no_file" };
  if (!("work" in model)) return loadModel(new URL(start.folder), name, model, native);
  const { work } = model;
  return { kind: "there", score: async (packed) => work(packed as never) }; // as: what it packed
};

const modelOf = (name: string): Promise<LoadedModel> => {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  return known;
};

export default async ({ model: name, packed, guard: given }: WorkerTask): Promise<WorkerAnswer> => {
  guard = given;
  try {
    const model = await modelOf(name);
    if (model.kind === "not_there") return model;
    return { kind: "scored", said: await model.score(packed) };
  } catch (error) {
    if (!(error instanceof Error)) return { kind: "failed", error: typeof error, at: "" };
    const at = error.stack?.split("\n").find((line) => /^\s+at /.test(line));
    return { kind: "failed", error: error.name, at: at?.trim() ?? "" };
  }
};
