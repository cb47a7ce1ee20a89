import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { ModelReading, PlainTensor, Tensors } from "#shared/mood/model.ts";
import { FileProblem } from "./file-problem.ts";

export const MODELS = join(import.meta.dirname, "../models");
const BATCH = 64;

export type LoadedModel = { run(feeds: Tensors, outputs?: readonly string[]): Promise<Tensors> };

/** The model in `ml/models/<name>`; null = there is none. Throws `FileProblem` for one that `io.json` does not describe. */
export async function loadModel(name: string): Promise<LoadedModel | null> {
  const file = join(MODELS, name, "model.onnx");
  if (!existsSync(file)) return null;
  const model = readFileSync(file);
  const io = JSON.parse(readFileSync(join(MODELS, name, "io.json"), "utf8")) as { sha256?: string }; // as: compared below
  if (io.sha256 !== createHash("sha256").update(model).digest("hex")) {
    throw new FileProblem(`ml/models/${name}: model.onnx is not the file that io.json describes; train it again.`);
  }
  const session = await InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return {
    async run(feeds, outputs = session.outputNames.filter((output) => output !== "vocabulary")) {
      const asked = Object.entries(feeds).map(([input, { type, data, dims }]) => [input, new Tensor(type, data, dims)]);
      const said = await session.run(Object.fromEntries(asked), [...outputs]);
      const plain = Object.entries(said).map(([output, { type, data, dims }]) => [output, { type, data, dims }]);
      return Object.fromEntries(plain) as Record<string, PlainTensor>; // as: our models say these types only
    },
  };
}

/** What a model says of all items, asked in batches of 64. */
export async function scoreAll<Item, Result>(
  model: LoadedModel,
  reading: ModelReading<Item, Result>,
  items: readonly Item[],
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += BATCH) {
    const batch = items.slice(start, start + BATCH);
    results.push(...reading.results(await model.run(reading.feeds(batch)), batch.length));
  }
  return results;
}
