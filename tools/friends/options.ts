import path from "node:path";
import { parseArgs } from "node:util";

export type Options = { readonly url: string; readonly count: number; readonly seed: number; readonly keep: string };

export const USAGE = `node tools/friends.ts [--url http://127.0.0.1:2567] [--count 5] [--seed 1] [--keep data/friends.json]
Simulated friends for somebody who is alone on a server: they are present, send hugs now and then, and answer.
--url is HUGMOOD_URL where it is left out; --keep names the file with their sessions, by which they come back as the
same friends: friends.json in DATA_DIR where it is left out.`;

const wholeNumber = (name: string, text: string, least: number, most: number): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`--${name} is "${text}", but must be a whole number from ${least} to ${most}.`);
};

/** The command line as options, the environment where it is silent; throws a sentence that says what is wrong. */
export const parseOptions = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  countMost: number,
): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      url: { type: "string", default: env["HUGMOOD_URL"] ?? "http://127.0.0.1:2567" },
      count: { type: "string", default: "5" },
      seed: { type: "string", default: "1" },
      keep: { type: "string", default: path.join(env["DATA_DIR"] ?? "data", "friends.json") },
    },
  });
  if (!/^https?:$/.test(URL.parse(values.url)?.protocol ?? "")) {
    throw new Error(`--url is "${values.url}", but must be the address of a server, such as http://127.0.0.1:2567.`);
  }
  return {
    url: new URL(values.url).origin,
    count: wholeNumber("count", values.count, 1, countMost),
    seed: wholeNumber("seed", values.seed, 0, 0xffffffff),
    keep: values.keep,
  };
};
