import { parseArgs } from "node:util";
import { wholeOption } from "../plan-or-exit.ts";

export const USAGE = `npm run bench:auth [-- options]
--quick        for 5 s
--people N     who sign in at a time, one sign-in after the other, 50 if it is not said
--seconds N    20 if it is not said`;

export type AuthPlan = { readonly people: number; readonly seconds: number };

/** Throws a sentence for what is no option or out of its range. */
export const parsePlan = (args: readonly string[]): AuthPlan => {
  const text = { type: "string" } as const;
  const options = { quick: { type: "boolean" }, people: text, seconds: text } as const;
  const { values } = parseArgs({ args: [...args], options });
  return {
    people: wholeOption("people", values.people, 50, 1, 150),
    seconds: wholeOption("seconds", values.seconds, values.quick === true ? 5 : 20, 1, 120),
  };
};
