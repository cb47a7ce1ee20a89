import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACTS } from "#shared/policy/staff.policy.ts";
import { RESTRICTIONS } from "#shared/schema/restriction.ts";

const FOLDER = new URL("migrations/", import.meta.url);
const ROOM_ACTS = ["remind", "lock_room", "slow_room", "close_room"];
/** What an act that is no word itself can be. */
const CAN_BE: Readonly<Record<string, readonly string[]>> = {
  kind: RESTRICTIONS,
  "'lift_' || found_one.kind": RESTRICTIONS.map((kind) => `lift_${kind}`),
  "'lift_' || $6": ["lift_mute"],
  "room_act_name(kind)": ROOM_ACTS,
  "'lift_' || room_act_name(lifted)": ["lift_lock_room", "lift_slow_room"],
};

/** What a call is given, from after its bracket on, split where no bracket or word is open. */
const givenIn = (text: string): readonly string[] => {
  const given = [""];
  let [depth, isWord] = [0, false];
  for (const sign of text) {
    if (sign === "'") isWord = !isWord;
    if (!isWord && sign === "(") depth += 1;
    if (!isWord && sign === ")" && (depth -= 1) < 0) break;
    if (!isWord && depth === 0 && sign === ",") given.push("");
    else given[given.length - 1] += sign;
  }
  return given.map((one) => one.replace(/\s+/g, " ").trim());
};
/** The acts that an expression comes to: a word, one of two words, or what `CAN_BE` says. */
const actsOf = (expression: string): readonly string[] => {
  const known = CAN_BE[expression];
  if (known !== undefined) return known;
  const word = /^'([a-z_]+)'$/.exec(expression)?.[1];
  if (word !== undefined) return [word];
  const words = [...expression.matchAll(/(?:then|else) '([a-z_]+)'/g)].map(([, found = ""]) => found);
  if (words.length === 0) throw new Error(`Say in CAN_BE which acts “${expression}” can be.`);
  return words;
};

const acts = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .flatMap((name) =>
    [...readFileSync(new URL(name, FOLDER), "utf8").matchAll(/perform audit\(/g)].map(({ index, input }) =>
      input.slice(index + "perform audit(".length),
    ),
  )
  .flatMap((text) => actsOf(givenIn(text)[2] ?? ""));

test("every act that the audit can name is in the table of who may do what", () => {
  expect(new Set(acts).size).toBeGreaterThan(25);
  const table: readonly string[] = ACTS;
  expect(acts.filter((act) => !table.includes(act))).toEqual([]);
});
