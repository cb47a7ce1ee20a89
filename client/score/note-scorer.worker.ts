import { env, InferenceSession, Tensor } from "onnxruntime-web/wasm";
import wasmUrl from "onnxruntime-web/ort-wasm-simd-threaded.wasm?url";
import type { NoteAffect } from "#shared/mood/note/affect.ts";
import { createNoteReading, vocabularyFeeds } from "#shared/mood/note/reading.ts";
import type { ModelReading, Tensors } from "#shared/mood/model.ts";
import type { AskScore, ScoreAnswer } from "./score.messages.ts";

/** The model that the server has, too; where it was not built in, notes cannot be scored here. */
const [modelUrl] = Object.values(
  import.meta.glob<string>("../../ml/models/note-affect/model.onnx", { query: "?url", import: "default", eager: true }),
);

// A page that is not isolated has no shared memory, so there is one thread; this one.
env.wasm.numThreads = 1;
env.wasm.wasmPaths = { wasm: wasmUrl };

type Model = { readonly session: InferenceSession; readonly reading: ModelReading<string, NoteAffect> };

const run = async (session: InferenceSession, feeds: Tensors, names: readonly string[]): Promise<Tensors> => {
  const fed = Object.entries(feeds).map(([name, { type, data, dims }]) => [name, new Tensor(type, data, dims)]);
  const said = await session.run(Object.fromEntries(fed), [...names]);
  return said as unknown as Tensors; // as: a tensor has type, data and dims; their pairing is looked at where they are read
};

const bytesOf = async (address: string): Promise<Uint8Array | "offline" | "not_there"> => {
  try {
    const response = await fetch(address);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : "not_there";
  } catch {
    return "offline";
  }
};

const load = async (): Promise<Model | "offline" | "not_there"> => {
  if (modelUrl === undefined) return "not_there";
  // The runtime tells only that it failed; why is known from here.
  const [model, wasm] = await Promise.all([bytesOf(modelUrl), bytesOf(wasmUrl)]);
  if (typeof model === "string") return model;
  if (typeof wasm === "string") return wasm;
  env.wasm.wasmBinary = wasm;
  const session = await InferenceSession.create(model, { executionProviders: ["wasm"] });
  const { vocabulary } = await run(session, vocabularyFeeds(), ["vocabulary"]);
  if (vocabulary?.type !== "uint8") return "not_there";
  return { session, reading: createNoteReading(vocabulary.data) };
};

let loading: Promise<Model | "offline" | "not_there"> | null = null;
const answer = async ({ id, notes }: AskScore): Promise<ScoreAnswer> => {
  try {
    const model = await (loading ??= load());
    if (model === "offline") loading = null;
    if (typeof model === "string") return { id, problem: model };
    const said = await run(model.session, model.reading.feeds(notes), ["valence", "arousal", "emotions"]);
    return { id, scores: model.reading.results(said, notes.length) };
  } catch {
    // A broken file, or another one in its place.
    return { id, problem: "not_there" };
  }
};

addEventListener("message", ({ data }: MessageEvent<AskScore>) => {
  void answer(data).then((message) => postMessage(message));
});
