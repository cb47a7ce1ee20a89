/** Chance with a seed, so that the same seed and events give the same friends. */
export type Dice = {
  /** In [from, to). */
  between(from: number, to: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  isLucky(part: number): boolean;
  /** The seed from which to go on. */
  seed(): number;
};

/** Mulberry32 (T. Ettinger, 2017). */
export const diceFrom = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    between: (from, to) => from + (to - from) * next(),
    pick: (list) => {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error("There is nothing to pick from an empty list.");
      return picked;
    },
    isLucky: (part) => next() < part,
    seed: () => state,
  };
};
