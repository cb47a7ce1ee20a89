import { DATA_BESIDE } from "./histories.ts";
import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run bench:insights [-- options]
--quick          within 50 s
--rounds N       how often each model is asked a thousand times, 100 if it is not said, --quick 20
--studies N      how often everybody in the study gets new fake tags, 10 if it is not said, --quick 1
--seed S         of the study, 1 if it is not said
--data DIR       where covidaffect/ is, ../shared/data when left out; where it is not, the histories of the study are made up
--models DIR     ml/models if it is not said`;

export type InsightsPlan = {
  readonly isQuick: boolean;
  readonly rounds: number;
  readonly studies: number;
  readonly seed: number;
  readonly dataFolder: string | null;
  readonly modelsFolder: string | null;
};

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): InsightsPlan => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { quick: { type: "boolean" }, rounds: text, studies: text, seed: text, data: text, models: text },
  });
  const isQuick = values.quick === true;
  return {
    isQuick,
    rounds: wholeOption("rounds", values.rounds, isQuick ? 20 : 100, 1, 10_000),
    studies: wholeOption("studies", values.studies, isQuick ? 1 : 10, 1, 1_000),
    seed: wholeOption("seed", values.seed, 1, 0, 2 ** 31 - 1),
    dataFolder: values.data ?? DATA_BESIDE,
    modelsFolder: values.models ?? null,
  };
};
