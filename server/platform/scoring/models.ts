import type { ServedModels } from "./served-model.ts";

/** What the workers serve, by folder in `ml/models`. This module is loaded by them alone. */
export const MODELS: ServedModels = {};
