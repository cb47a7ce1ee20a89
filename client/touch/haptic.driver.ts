/** Touch of one strength: intensity 0..1 (how strong), sharpness 0 (round) to 1 (crisp). */
export type TouchStep = { readonly durationMs: number; readonly intensity: number; readonly sharpness: number };

/** One way of being felt. Drivers keep no time of their own: who plays them says when. */
export type HapticDriver = {
  readonly kind: "capacitor" | "vibrate" | "trace" | "none";
  /** Starts now and ends by itself; a step under way gives place. Never stronger than `cap`, 0..1; a cap of 0 starts nothing. */
  start(step: TouchStep, cap: number): void;
  /** Ends touch at once. */
  stop(): void;
  /** Whether `start` would be felt now; a browser may want a press on the page first. */
  isUsable(): boolean;
};

export const noTouch: HapticDriver = { kind: "none", start: () => {}, stop: () => {}, isUsable: () => false };

/** A step under the receiver's cap, or null if nothing of it is left. */
export const cappedStep = (step: TouchStep, cap: number): TouchStep | null => {
  const intensity = Math.min(step.intensity, cap, 1);
  return intensity > 0 && step.durationMs >= 1 ? { ...step, intensity } : null;
};
