/** How one friend presses during a group hug: a slow swell of its own. */
export type Swell = { readonly periodMs: number; readonly phaseMs: number; readonly peak: number };

/** Pressure 0..1 at a moment: never quite nothing, never all of it; it rises and falls as a parabola does. */
export const gentlePressure = ({ periodMs, phaseMs, peak }: Swell, nowMs: number): number => {
  const part = ((nowMs + phaseMs) % periodMs) / periodMs;
  return 0.12 + (peak - 0.12) * 4 * part * (1 - part);
};
