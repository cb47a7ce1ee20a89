import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run bench:idle [-- options]
--quick          1,500 users, looked at for 10 s, within 50 s
--users N        10000 if it is not said
--seconds N      how long they are looked at while nothing happens, 30 if it is not said, --quick 10
--at-once N      joins under way at a time, 64 if it is not said
--generators N   processes that the users are in, 1 if it is not said`;

export type IdlePlan = {
  readonly isQuick: boolean;
  readonly users: number;
  readonly seconds: number;
  /** How long what is there to compare with is looked at: peers, and pages in view. */
  readonly peerSeconds: number;
  readonly atOnce: number;
  readonly generators: number;
};

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): IdlePlan => {
  const text = { type: "string" } as const;
  const options = {
    quick: { type: "boolean" },
    users: text,
    seconds: text,
    "at-once": text,
    generators: text,
  } as const;
  const { values } = parseArgs({ args: [...args], options });
  const isQuick = values.quick === true;
  const whole = (name: "users" | "seconds" | "at-once" | "generators", usual: number, most: number): number =>
    wholeOption(name, values[name], usual, 1, most);
  const seconds = whole("seconds", isQuick ? 10 : 30, 600);
  return {
    isQuick,
    users: whole("users", isQuick ? 1_500 : 10_000, 50_000),
    seconds,
    peerSeconds: isQuick ? Math.min(3, seconds) : seconds,
    atOnce: whole("at-once", 64, 1_000),
    generators: whole("generators", 1, 8),
  };
};
