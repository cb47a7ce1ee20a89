import { readModelFiles } from "./model-files.ts";
import { loadRuntime, openSession, type Native } from "./model-session.ts";
import type { ModelTrouble } from "./scoring.port.ts";
import type { ServedModel } from "./served-model.ts";

/** `score`: what the model's reading makes of a packed batch. */
export type LoadedModel =
  | { readonly kind: "there"; score(packed: unknown): Promise<unknown> }
  | { readonly kind: "not_there"; readonly why: ModelTrouble };

/** Everything a model needs to answer, or why it cannot. Never rejects. */
export const loadModel = async (
  folder: URL,
  name: string,
  { constants, reading: readingOf }: Pick<ServedModel<never, unknown>, "constants" | "reading">,
  native: Native,
  load = loadRuntime,
): Promise<LoadedModel> => {
  const files = await readModelFiles(folder, name);
  if (files.kind === "not_there") return files;
  const runtime = await native(load);
  if (runtime === null) return { kind: "not_there", why: "no_runtime" };
  try {
    const session = await openSession(runtime, files.model, constants, native);
    const reading = readingOf(session.constants);
    return { kind: "there", score: (packed) => reading(packed as never, session.run) }; // as: what the same model packed
  } catch {
    return { kind: "not_there", why: "wrong_file" };
  }
};
