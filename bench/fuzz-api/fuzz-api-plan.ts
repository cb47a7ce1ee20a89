import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run fuzz:api [-- options]
--runs N      requests to each operation, 500 if it is not said
--seed S      another one each time if it is not said; it is printed`;

export type FuzzApiPlan = { readonly runs: number; readonly seed: number };

const SEED_MAX = 2 ** 31 - 1;

/** `anySeed`: what is taken when none is said. Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[], anySeed: number): FuzzApiPlan => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { runs: text, seed: text } });
  return {
    runs: wholeOption("runs", values.runs, 500, 1, 1e7),
    seed: wholeOption("seed", values.seed, anySeed, 0, SEED_MAX),
  };
};
