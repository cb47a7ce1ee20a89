export type Ladder = {
  readonly start: number;
  readonly step: number;
  readonly most: number;
  /** Once it is, the search ends with what it has. */
  readonly isOver?: () => boolean;
};

/**
 * The highest rung that was seen to hold; 0 = none. Up from the first by steps until one does not hold, or down until one
 * does, then once halfway between the two. Asks for a rung again when it did not hold, and believes the second answer.
 */
export const climb = async (
  { start, step, most, isOver = () => false }: Ladder,
  isHeldOnce: (rung: number) => Promise<boolean>,
): Promise<number> => {
  const holds = async (rung: number): Promise<boolean> =>
    (await isHeldOnce(rung)) || (!isOver() && (await isHeldOnce(rung)));
  let held = 0;
  let missed = Infinity;
  for (let rung = Math.min(start, most); ;) {
    if (await holds(rung)) held = rung;
    else missed = rung;
    if (isOver() || held === most) return held;
    if (held > 0 && missed < Infinity) break;
    rung = held > 0 ? Math.min(most, held + step) : missed - step;
    if (rung <= 0) break;
  }
  const halfway = Math.floor((held + missed) / 2);
  if (halfway <= held || halfway >= missed) return held;
  return (await holds(halfway)) ? halfway : held;
};
