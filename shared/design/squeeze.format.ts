import * as z from "zod";
import { SQUEEZE_SAMPLES_MAX, SQUEEZE_STEP_MS } from "./squeeze.ts";

/** A recorded squeeze as it travels and is stored. */
export const squeezeSchema = z.strictObject({
  stepMs: z.literal(SQUEEZE_STEP_MS),
  samples: z.array(z.int().min(0).max(255)).max(SQUEEZE_SAMPLES_MAX).readonly(),
});
