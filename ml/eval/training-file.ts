import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MODELS } from "./loaded-model.ts";

/** Whether these bytes are the very file that mood-forecast was trained on. */
export function isForecastTraining(bytes: Buffer): boolean {
  const figures = JSON.parse(readFileSync(join(MODELS, "mood-forecast/figures.json"), "utf8")) as {
    readonly trainedOn?: { readonly sha256?: string };
  }; // as: our own file
  return figures.trainedOn?.sha256 === createHash("sha256").update(bytes).digest("hex");
}
