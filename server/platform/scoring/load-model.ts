import type { ModelReading } from "#shared/mood/model.ts";
import { likeParts } from "./like-sizes.ts";
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
  { constants, likeSizes, reading: readingOf }: Pick<ServedModel<never, Result>, "constants" | "likeSizes" | "reading">,
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
    const run = async (items: readonly never[]): Promise<readonly Result[]> =>
      reading.results(await session.run(reading.feeds(items)), items.length);
    return {
      kind: "there",
      score: async (packed) => {
        const items = packed as readonly never[]; // as: what the same model packed
        if (likeSizes === null) return run(items);
        const results = Array.from<Result>({ length: items.length });
        for (const places of likeParts(items, likeSizes.sizeOf, likeSizes.most)) {
          const said = await run(places.map((place) => items[place] as never)); // as: each place is one of an item
          if (said.length !== places.length) throw new RangeError(`${name} said ${said.length} of ${places.length}`);
          for (const [at, place] of places.entries()) results[place] = said[at] as Result; // as: one an item
        }
        return results;
      },
    };
  } catch {
    return { kind: "not_there", why: "wrong_file" };
  }
};
