import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run consent:model [-- options]
--steps N     steps in all, 20000 if it is not said
--seed S      another one each time if it is not said; it is printed
--worlds N    databases side by side, 2 if it is not said`;

export type ConsentPlan = { readonly steps: number; readonly seed: number; readonly worlds: number };

const SEED_MAX = 2 ** 31 - 1;

/** `anySeed`: what is taken when none is said. Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[], anySeed: number): ConsentPlan => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args: [...args], options: { steps: text, seed: text, worlds: text } });
  return {
    steps: wholeOption("steps", values.steps, 20_000, 1, 1e9),
    seed: wholeOption("seed", values.seed, anySeed, 0, SEED_MAX),
    worlds: wholeOption("worlds", values.worlds, 2, 1, 16),
  };
};
