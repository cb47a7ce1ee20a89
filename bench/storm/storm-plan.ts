import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run bench:storm [-- options]
--quick          1,000 clients, within 50 s
--clients N      5000 if it is not said
--rate N         hugs a second before, during and after the storm, 100 if it is not said
--at-once N      joins under way at a time before the storm, 64 if it is not said
--generators N   processes that the clients are in, 1 if it is not said`;

export type StormPlan = {
  readonly isQuick: boolean;
  readonly clients: number;
  readonly perS: number;
  readonly atOnce: number;
  readonly generators: number;
  /** Hugs go for so long before the server is killed. */
  readonly calmMs: number;
};

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): StormPlan => {
  const text = { type: "string" } as const;
  const options = {
    quick: { type: "boolean" },
    clients: text,
    rate: text,
    "at-once": text,
    generators: text,
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const isQuick = values.quick === true;
  const whole = (
    name: "clients" | "rate" | "at-once" | "generators",
    usual: number,
    least: number,
    most: number,
  ): number => wholeOption(name, values[name], usual, least, most);
  return {
    isQuick,
    clients: whole("clients", isQuick ? 1_000 : 5_000, 10, 20_000),
    perS: whole("rate", 100, 1, 1_000),
    atOnce: whole("at-once", 64, 1, 1_000),
    generators: whole("generators", 1, 1, 5),
    calmMs: isQuick ? 2_000 : 5_000,
  };
};
