import type { ModelReading } from "#shared/mood/model.ts";
import { readModelFiles } from "./model-files.ts";
import { loadRuntime, openSession, type Native } from "./model-session.ts";
import type { ModelTrouble } from "./scoring.port.ts";
import type { ServedModel } from "./served-model.ts";

export type LoadedModel<Result> =
  | { readonly kind: "there"; score(packed: readonly unknown[]): Promise<readonly Result[]> }
  | { readonly kind: "not_there"; readonly why: ModelTrouble };

/** Everything a model needs to answer, or why it cannot. Never rejects. */
export const loadModel = async <Result>(
  folder: URL,
  name: string,
  { constants, reading: readingOf }: Pick<ServedModel<never, Result>, "constants" | "reading">,
  native: Native,
  load = loadRuntime,
): Promise<LoadedModel<Result>> => {
  const files = await readModelFiles(folder, name);
  if (files.kind === "not_there") return files;
  const runtime = await native(load);
  if (runtime === null) return { kind: "not_there", why: "no_runtime" };
  try {
    const session = await openSession(runtime, files.model, constants, native);
    const reading: ModelReading<never, Result> = readingOf(session.constants);
    return {
      kind: "there",
      score: async (packed) => {
        const items = packed as readonly never[]; // as: what the same model packed
        return reading.results(await session.run(reading.feeds(items)), items.length);
      },
    };
  } catch {
    return { kind: "not_there", why: "wrong_file" };
  }
};
