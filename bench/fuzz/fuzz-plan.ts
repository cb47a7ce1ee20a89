import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run fuzz [-- options]
--quick       about 10 s on each transport, within 50 s in all
--frames N    frames and requests in all, 2000000 if it is not said
--seed S      another one each time if it is not said; it is printed
--on T        uws or ws; both if it is not said`;

export type FuzzPlan = {
  readonly frames: number;
  readonly seed: number;
  readonly transports: readonly ("uws" | "ws")[];
  /** Each transport is left after so long, whatever it has come to, ms. */
  readonly limitMs: number;
};

const TRANSPORTS = ["uws", "ws"] as const;
const SEED_MAX = 2 ** 31 - 1;
const QUICK_MS = 10_000;
const FULL_MS = 1_800_000;

/** `anySeed`: what is taken when none is said. Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[], anySeed: number): FuzzPlan => {
  const text = { type: "string" } as const;
  const options = { quick: { type: "boolean" }, frames: text, seed: text, on: text } as const;
  const { values } = parseArgs({ args: [...args], options });
  const whole = (name: "frames" | "seed", usual: number, most: number): number =>
    wholeOption(name, values[name], usual, 0, most);
  const transports = TRANSPORTS.filter((one) => values.on === undefined || values.on === one);
  if (transports.length === 0) throw new Error(`--on is uws or ws, not "${values.on}".`);
  return {
    frames: whole("frames", 2_000_000, 1e9),
    seed: whole("seed", anySeed, SEED_MAX),
    transports,
    limitMs: values.quick === true ? QUICK_MS : FULL_MS,
  };
};
