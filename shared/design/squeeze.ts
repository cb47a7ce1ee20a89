/** Time between two samples of a recorded squeeze. */
export const SQUEEZE_STEP_MS = 50;
/** 12 s: nobody is asked to press longer. */
export const SQUEEZE_SAMPLES_MAX = 240;

/** Recorded pressure of a press and hold: one sample each 50 ms, 0 (nothing) to 255 (as strong as can be). */
export type Squeeze = { readonly stepMs: typeof SQUEEZE_STEP_MS; readonly samples: readonly number[] };

/** Nothing was recorded: every design plays as its author wrote it. */
export const NO_SQUEEZE: Squeeze = { stepMs: SQUEEZE_STEP_MS, samples: [] };

/** Pressure 0..1 as a sample 0..255; anything outside is clamped, not-a-number is 0. */
export const quantise = (pressure: number): number =>
  pressure > 0 ? Math.floor(Math.min(1, pressure) * 255 + 0.5) : 0;

/** Pressure 0..1 at `fraction` 0..1 of the recording, straight lines between samples; 0 for an empty one. */
export const squeezeAt = (squeeze: Squeeze, fraction: number): number => {
  const { samples } = squeeze;
  const place = Math.min(1, Math.max(0, fraction)) * (samples.length - 1);
  const index = Math.max(0, Math.floor(place));
  const before = samples[index] ?? 0;
  const after = samples[index + 1] ?? before;
  return (before + (after - before) * (place - index)) / 255;
};

/** Mean pressure 0..1 of the recording; 0 for an empty one. */
export const squeezeMean = (squeeze: Squeeze): number => {
  let sum = 0;
  for (const sample of squeeze.samples) sum += sample;
  return squeeze.samples.length === 0 ? 0 : sum / (255 * squeeze.samples.length);
};
