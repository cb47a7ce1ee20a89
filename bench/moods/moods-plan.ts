import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run bench:moods [-- options]
--quick        100,000 entries and 300 looks
--entries N    1,000,000 if it is not said
--people N     among whom they are, 2,000 if it is not said
--looks N      months that are looked at, 1,000 if it is not said`;

export type MoodsPlan = { readonly entries: number; readonly people: number; readonly looks: number };

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): MoodsPlan => {
  const text = { type: "string" } as const;
  const options = { quick: { type: "boolean" }, entries: text, people: text, looks: text } as const;
  const { values } = parseArgs({ args: [...args], options });
  const isQuick = values.quick === true;
  return {
    entries: wholeOption("entries", values.entries, isQuick ? 100_000 : 1_000_000, 10_000, 10_000_000),
    people: wholeOption("people", values.people, isQuick ? 200 : 2_000, 1, 20_000),
    looks: wholeOption("looks", values.looks, isQuick ? 300 : 1_000, 20, 10_000),
  };
};
