import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run race [-- options]
--hugs N      hugs that are sent, 20000 if it is not said`;

export type RacePlan = { readonly hugs: number };

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): RacePlan => {
  const { values } = parseArgs({ args: [...args], options: { hugs: { type: "string" } } });
  return { hugs: wholeOption("hugs", values.hugs, 20_000, 1, 1e8) };
};
