import { describe, expect, test } from "vitest";
import type { About } from "../statistics/candidates.ts";
import type { Finding } from "../statistics/findings.ts";
import { NEEDED, type Lack } from "../statistics/enough.ts";
import type { LastDays } from "../statistics/last-days.ts";
import type { When } from "../statistics/patterns.ts";
import {
  ASSOCIATED_MEANS,
  associationWords,
  lastDaysWords,
  NOTHING_STANDS_OUT,
  patternWords,
  TOO_LITTLE_YET,
} from "./insight.words.ts";
import { PRACTICES } from "./practices.ts";
import { streakWords } from "./streak.words.ts";
import { suggestionWords } from "./suggestion.words.ts";
import { EFFECT } from "./testing/made-findings.ts";
import { NEVER_SAID } from "./testing/never-said.ts";

const lacks = Object.keys(NEEDED) as Lack["lacks"][]; // as: the keys of that very object
const FINDINGS: readonly Finding[] = [
  { kind: "associated", direction: "higher", ...EFFECT },
  { kind: "associated", direction: "lower", ...EFFECT, shift: -0.12, low: -0.19, high: -0.05 },
  { kind: "nothing_found", ...EFFECT, shift: 0.003, low: -0.05, high: 0.06, entriesWith: 1, daysWith: 1 },
  { kind: "not_steady", ...EFFECT },
  ...lacks.map((lack) => ({ kind: "not_enough", lacks: lack, have: 3, need: NEEDED[lack] }) as const),
];
const ABOUT: readonly About[] = [
  { kind: "tag", tag: "run" },
  { kind: "hug_received" },
  { kind: "hug_given" },
  { kind: "group_hug" },
];
const WHEN: readonly When[] = [
  { kind: "block", fromHour: 18, untilHour: 21 },
  { kind: "weekday", weekday: 0 },
  { kind: "weekend" },
];
const LAST: readonly LastDays[] = [
  { kind: "not_enough", lacks: "days", have: 2, need: 3 },
  { kind: "not_enough", lacks: "stretches", have: 12, need: 30 },
  ...(["usual", "lower", "brighter"] as const).map(
    (kind) => ({ kind, mean: 0.41, usualLow: 0.45, usualHigh: 0.66, days: 4, stretches: 60 }) as const,
  ),
];

const associations = ABOUT.flatMap((about) => FINDINGS.map((finding) => associationWords(about, finding)));
const patterns = WHEN.flatMap((when) => FINDINGS.map((finding) => patternWords(when, finding)));
const suggestions = [
  ...PRACTICES.map(({ id, source }) => suggestionWords({ id, why: { kind: "practice", practice: id, source } })),
  ...ABOUT.map((about) =>
    suggestionWords({
      id: about.kind,
      why: { kind: "association", about, finding: { kind: "associated", direction: "higher", ...EFFECT } },
    }),
  ),
];
const streaks = [0, 1, 2].map(
  (restDaysLeft) => streakWords({ kind: "going", days: 1 + restDaysLeft, hasToday: true, restDaysLeft }) ?? "",
);
const all = [
  ...[...associations, ...patterns, ...LAST.map(lastDaysWords)].flatMap(({ says, numbers }) => [says, numbers]),
  ...suggestions.flatMap(({ says, why }) => [says, why]),
  ...streaks,
  NOTHING_STANDS_OUT,
  TOO_LITTLE_YET,
  ASSOCIATED_MEANS,
];

describe("what insights say", () => {
  test("the test would notice", () => {
    for (const bad of ["You show symptoms", "Running causes joy", "An early warning", "Talk to a therapist"]) {
      expect(bad).toMatch(NEVER_SAID);
    }
  });

  test.each(all.map((sentence) => [sentence]))("is no diagnosis, no cure, no reproach: %s", (sentence) => {
    expect(sentence).not.toMatch(NEVER_SAID);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    expect(sentence.length).toBeGreaterThan(10);
  });

  test("an association is called that, and has effect, interval and numbers beside it", () => {
    expect(
      associationWords({ kind: "tag", tag: "run" }, { kind: "associated", direction: "higher", ...EFFECT }),
    ).toEqual({
      says: "Entries with “run” are associated with brighter moods.",
      numbers:
        "12 of 100 (likely between 5 and 19), 20 entries with it on 12 days, 80 without, time of day, weekday and slow change set aside.",
    });
  });

  test("too little is said plainly, with how much it takes", () => {
    expect(
      associationWords({ kind: "hug_given" }, { kind: "not_enough", lacks: "daysWith", have: 2, need: 5 }),
    ).toEqual({
      says: "Entries in the four hours after a hug you gave: not enough to say yet.",
      numbers: "So far there are 2 different days with it; it takes 5.",
    });
  });

  test("nothing found is not said as a finding, and what is not steady is not called like the others", () => {
    const nothing = [
      NOTHING_STANDS_OUT,
      ...[...associations, ...patterns].map(({ says }) => says).filter((says) => says.includes("chance")),
    ];
    expect(nothing).toHaveLength(1 + ABOUT.length + WHEN.length);
    for (const says of [...associations, ...patterns].map((said) => said.says).concat(nothing))
      expect(says).not.toMatch(/much like|it is a finding|do(es)? not hang|no effect|makes no difference/);
    expect(NOTHING_STANDS_OUT).toContain("does not say there is nothing");
    expect(associationWords({ kind: "tag", tag: "run" }, { kind: "not_steady", ...EFFECT })).toEqual({
      says: "Entries with “run” differ from your others, but not alike in both halves of your diary, so nothing is made of it.",
      numbers: expect.stringContaining("likely between 5 and 19") as unknown,
    });
  });

  test("the last days are set beside one's own earlier stretches, of which that share was so, and say nothing of days to come", () => {
    const lower = LAST.map(lastDaysWords).find(({ says }) => says.includes("lower"));
    expect(lower?.says).toBe("Your last days are lower than your usual.");
    expect(lower?.numbers).toContain(
      "eight in ten of your earlier stretches lie between 45 and 66, one in ten was lower and one in ten brighter.",
    );
    expect(lower?.numbers).not.toContain("one in ten is");
    expect(lower?.numbers).toContain("says nothing about tomorrow");
  });
});
