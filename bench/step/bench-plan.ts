import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run bench:step [-- options]
--quick          fewer groups and cues, within 50 s
--clients N      in each group, 2 to 200; 5 if it is not said
--asymmetry P    the ways up and down differ by up to +-P %, 0 to 90; 0 if it is not said
--groups N       200 if it is not said, --quick 30
--cues N         each group, 50 if it is not said, --quick 20
--seed S         1 if it is not said
--at-once N      clients that are connected at a time, 256 if it is not said`;

export type BenchPlan = {
  readonly isQuick: boolean;
  readonly clients: number;
  /** Percent. */
  readonly asymmetry: number;
  readonly groups: number;
  readonly cues: number;
  readonly seed: number;
  readonly atOnce: number;
  /** From one cue's start to the next, ms. */
  readonly cueGapMs: number;
  /** From the last one's joining to the first cue, ms: as long as people take to say "I'm in", at the least. */
  readonly firstCueMs: number;
  /** Every so many groups also have Colyseus' own clock, which costs 40 frames a second a client. */
  readonly clockEvery: number;
};

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): BenchPlan => {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: "boolean" },
      clients: text,
      asymmetry: text,
      groups: text,
      cues: text,
      seed: text,
      "at-once": text,
    },
  });
  const whole = (name: Exclude<keyof typeof values, "quick">, usual: number, least: number, most: number): number =>
    wholeOption(name, values[name], usual, least, most);
  const isQuick = values.quick === true;
  const clients = whole("clients", 5, 2, 200);
  return {
    isQuick,
    clients,
    asymmetry: whole("asymmetry", 0, 0, 90),
    groups: whole("groups", isQuick ? Math.max(1, Math.floor(150 / clients)) : 200, 1, 10_000),
    cues: whole("cues", isQuick ? 20 : 50, 1, 1_000),
    seed: whole("seed", 1, 0, 2 ** 31 - 1),
    atOnce: Math.max(clients, whole("at-once", 256, 2, 10_000)),
    cueGapMs: 600,
    firstCueMs: 3_000,
    clockEvery: isQuick ? 6 : 10,
  };
};
