import type { Squeeze } from "#shared/design/squeeze.ts";
import type { Dice } from "./dice.ts";

/** A squeeze of 2 to 4 s that rises, holds with a little life in it, and lets go. */
export const gentleSqueeze = (dice: Dice): Squeeze => {
  const count = Math.floor(dice.between(40, 80));
  const peak = dice.between(110, 210);
  const samples = Array.from({ length: count }, (_, index) => {
    const rise = Math.min(1, (index + 1) / 8);
    const fall = Math.min(1, (count - index) / 14);
    return Math.round(peak * rise * (2 - rise) * fall * dice.between(0.94, 1));
  });
  return { stepMs: 50, samples };
};
