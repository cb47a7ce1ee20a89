import type { Dice } from "../../server/rooms/testing/dice.ts";

/** Names that every object has, or that mean something to somebody. */
export const AWKWARD_NAMES = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "hasOwnProperty",
  "then",
  "toJSON",
  "length",
  "*",
  "",
  "0",
  "-1",
  "a".repeat(300),
  "\u0000",
  "\ud800",
  "💛".repeat(50),
  "../../etc/passwd",
] as const;

const AWKWARD_NUMBERS = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  -1,
  0.1,
  1e308,
  5e-324,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  255,
  256,
  65_536,
] as const;

/** A value that a schema may not expect; `known` are keys that some schema has. */
export const wrongValue = (dice: Dice, known: readonly string[], depth = 0): unknown => {
  const kind = dice.whole(0, depth > 3 ? 5 : 9);
  switch (kind) {
    case 0:
      return null;
    case 1:
      return dice.chance(0.5);
    case 2:
      return dice.pick(AWKWARD_NUMBERS);
    case 3:
      return dice.whole(-1000, 1000);
    case 4:
      return dice.pick(AWKWARD_NAMES);
    case 5:
      return "x".repeat(dice.whole(0, 2_000));
    case 6:
      return Array.from({ length: dice.whole(0, 6) }, () => wrongValue(dice, known, depth + 1));
    default: {
      const names = Array.from({ length: dice.whole(0, 6) }, () =>
        dice.chance(0.7) ? dice.pick(known) : dice.pick(AWKWARD_NAMES),
      );
      const made = new Map<string, unknown>();
      for (const name of names) made.set(name ?? "x", wrongValue(dice, known, depth + 1));
      return made;
    }
  }
};

/** As JSON; a map becomes an object with exactly those keys, `__proto__` too. */
export const jsonOf = (value: unknown): string => {
  if (value instanceof Map)
    return `{${[...value].map(([name, of]) => `${JSON.stringify(name)}:${jsonOf(of)}`).join(",")}}`;
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(",")}]`;
  return JSON.stringify(value) ?? "null";
};
