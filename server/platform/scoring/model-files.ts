import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import * as z from "zod";
import type { ModelTrouble } from "./scoring.port.ts";

/** What of a model's `io.json` is needed to serve it. */
const io = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });

export type ModelFiles =
  | { readonly kind: "there"; readonly model: Uint8Array }
  | { readonly kind: "not_there"; readonly why: Extract<ModelTrouble, "no_file" | "wrong_file"> };

/**
 * Reads `<folder><name>/model.onnx`. It is only given out when it is the one that `io.json` beside it describes: half a
 * copy or another version would answer, and wrongly.
 */
export const readModelFiles = async (folder: URL, name: string): Promise<ModelFiles> => {
  const read = (file: string) => readFile(new URL(`${encodeURIComponent(name)}/${file}`, folder)).catch(() => null);
  const [model, card] = await Promise.all([read("model.onnx"), read("io.json")]);
  if (model === null || card === null) return { kind: "not_there", why: "no_file" };
  const described = io.safeParse(parsed(card.toString("utf8")));
  const sha256 = createHash("sha256").update(model).digest("hex");
  if (!described.success || described.data.sha256 !== sha256) return { kind: "not_there", why: "wrong_file" };
  return { kind: "there", model };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};
