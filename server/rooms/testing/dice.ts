/** Repeatable chance from one integer (mulberry32; Ettinger, 2017). */
export type Dice = {
  /** 0 <= x < 1 */
  next(): number;
  /** A whole number, least <= x <= most. */
  whole(least: number, most: number): number;
  chance(part: number): boolean;
  /** Undefined for an empty list. */
  pick<T>(list: readonly T[]): T | undefined;
};

export const createDice = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return { next, whole, chance: (part) => next() < part, pick: (list) => list[whole(0, list.length - 1)] };
};
