import type { HapticsPlugin, ImpactStyle } from "@capacitor/haptics";
import { cappedStep, type HapticDriver } from "./haptic.driver.ts";

/** A step up to this long is one knock; a longer one is a vibration. */
export const KNOCK_MS = 80;

/** The strongest style that is not above the intensity; the faintest gets the lightest. */
export const impactStyleOf = (intensity: number): "LIGHT" | "MEDIUM" | "HEAVY" =>
  intensity >= 1 ? "HEAVY" : intensity >= 0.65 ? "MEDIUM" : "LIGHT";

/**
 * Touch by Capacitor, which has three strengths of knock and one of vibration and cannot call one off. Steps come
 * from `compileImpacts`, which already keeps below the cap.
 */
export const createCapacitorDriver = (haptics: Pick<HapticsPlugin, "impact" | "vibrate">): HapticDriver => {
  let isVibrating = false;
  return {
    kind: "capacitor",
    isUsable: () => true,
    start: (step, cap) => {
      const felt = cappedStep(step, cap);
      if (felt === null) return;
      isVibrating = felt.durationMs > KNOCK_MS && felt.intensity >= 1;
      const style = impactStyleOf(felt.intensity) as ImpactStyle; // the enum's values are these words
      const started = isVibrating
        ? haptics.vibrate({ duration: Math.round(felt.durationMs) })
        : haptics.impact({ style });
      started.catch(() => {}); // a device that has none
    },
    stop: () => {
      // A knock is over by itself; a vibration gives place to the shortest there is.
      if (isVibrating) haptics.vibrate({ duration: 1 }).catch(() => {});
      isVibrating = false;
    },
  };
};
