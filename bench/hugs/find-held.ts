export type Search = {
  readonly startPerS: number;
  readonly mostPerS: number;
  /** From one rate to the next while none or all were held. */
  readonly growth: number;
  /** Halvings between the highest that was held and the lowest that was not. */
  readonly refinements: number;
  /** Once it is, the search ends with what it has. */
  readonly isOver?: () => boolean;
};

const LEAST_PER_S = 50;
const ROUND_TO = 50;
/** Nearer than this the two are the same on a machine that does other things, too. */
const NEAR = 0.05;

const rounded = (perS: number): number => Math.max(LEAST_PER_S, Math.round(perS / ROUND_TO) * ROUND_TO);

/** The highest rate that was seen to hold; 0 = none. Asks for a rate again when it did not hold, and believes the second answer. */
export const findHeld = async (
  { startPerS, mostPerS, growth, refinements, isOver = () => false }: Search,
  isHeldOnce: (perS: number) => Promise<boolean>,
): Promise<number> => {
  const isHeld = async (perS: number): Promise<boolean> =>
    (await isHeldOnce(perS)) || (!isOver() && (await isHeldOnce(perS)));
  let held = 0;
  let missed: number | null = null;
  let perS = rounded(startPerS);
  for (let left = refinements; ;) {
    if (await isHeld(perS)) held = Math.max(held, perS);
    else missed = Math.min(missed ?? perS, perS);
    if (isOver()) return held;
    if (missed === null) {
      if (perS >= mostPerS) return held;
      perS = Math.min(mostPerS, rounded(perS * growth));
    } else if (held === 0) {
      if (perS === LEAST_PER_S) return 0;
      perS = rounded(perS / growth);
    } else {
      if (left === 0 || missed - held <= NEAR * missed) return held;
      left -= 1;
      perS = rounded((held + missed) / 2);
      if (perS === held || perS === missed) return held;
    }
  }
};
