import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run bench:hugs [-- options]
--quick          steps of 1 s and fewer of them, within 50 s
--seconds N      how long each rate is held, 30 if it is not said, --quick 1
--people N       300 if it is not said
--generators N   processes that send, 1 if it is not said
--self-check     whether the bench sees a server that is slow, stalls, refuses, or loses hugs; nothing else`;

export type BenchPlan = {
  readonly isQuick: boolean;
  readonly isSelfCheck: boolean;
  readonly seconds: number;
  readonly people: number;
  readonly generators: number;
  /** Halvings at the end of the search for the highest rate that holds. */
  readonly refinements: number;
  readonly growth: number;
  /** One search for a highest rate ends after this. */
  readonly searchMaxMs: number;
};

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): BenchPlan => {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { quick: flag, "self-check": flag, seconds: text, people: text, generators: text },
  });
  const whole = (name: "seconds" | "people" | "generators", usual: number, least: number, most: number): number =>
    wholeOption(name, values[name], usual, least, most);
  const isQuick = values.quick === true;
  return {
    isQuick,
    isSelfCheck: values["self-check"] === true,
    seconds: whole("seconds", isQuick ? 1 : 30, 1, 600),
    people: whole("people", 300, 2, 900),
    generators: whole("generators", 1, 1, 8),
    refinements: isQuick ? 1 : 3,
    growth: isQuick ? 2 : 1.5,
    searchMaxMs: isQuick ? 7_000 : Infinity,
  };
};
