import { describe, expect, test } from "vitest";
import type { Association } from "../statistics/associations.ts";
import { dayOfNumber } from "../day-number.ts";
import { PRACTICES } from "./practices.ts";
import { suggestionOf, type SuggestionQuestion } from "./suggestion.ts";
import { EFFECT } from "./testing/made-findings.ts";

const BRIGHT: Association = {
  about: { kind: "tag", tag: "walk" },
  finding: { kind: "associated", direction: "higher", ...EFFECT },
};
const HUG: Association = { about: { kind: "hug_given" }, finding: BRIGHT.finding };
const LOW: Association = {
  about: { kind: "tag", tag: "late" },
  finding: { kind: "associated", direction: "lower", ...EFFECT },
};
const UNSURE: Association = { about: { kind: "tag", tag: "tea" }, finding: { kind: "nothing_found", ...EFFECT } };

const NOBODY: SuggestionQuestion = {
  personId: "ann",
  day: "2026-03-02",
  associations: [],
  hidden: new Set(),
  shownToday: null,
};
const days = Array.from({ length: 200 }, (_, n) => dayOfNumber(20_500 + n));
const idsOf = (question: Partial<SuggestionQuestion>): readonly (string | undefined)[] =>
  days.map((day) => suggestionOf({ ...NOBODY, ...question, day })?.id);

describe("a suggestion", () => {
  test("S1: what was shown today stays, whatever else is found in the meantime", () => {
    const shownToday = "practice:walk";
    expect(suggestionOf({ ...NOBODY, shownToday, associations: [BRIGHT, HUG] })?.id).toBe(shownToday);
  });

  test("S1: once it is hidden, nothing comes in its place that day", () => {
    const hidden = new Set(["practice:walk"]);
    expect(suggestionOf({ ...NOBODY, shownToday: "practice:walk", hidden })).toBeNull();
  });

  test("S1: what is not confirmed any more is not shown for the rest of the day", () => {
    expect(suggestionOf({ ...NOBODY, shownToday: "tag:walk", associations: [] })).toBeNull();
  });

  test("S2: the same person and day give the same, other people and days give others", () => {
    expect(suggestionOf(NOBODY)).toEqual(suggestionOf({ ...NOBODY }));
    expect(new Set(idsOf({})).size).toBe(PRACTICES.length);
    expect(idsOf({})).not.toEqual(idsOf({ personId: "ben" }));
  });

  test("S3: what goes with lower moods, and what is not confirmed, is never suggested", () => {
    const ids = idsOf({ associations: [LOW, UNSURE] });
    expect(ids.every((id) => id?.startsWith("practice:"))).toBe(true);
  });

  test("S3: a tag never urges by itself: not wine, not a meal left out, not a name, however bright the moods", () => {
    const wrong = ["wine", "Not eating", "skipped dinner", "Alex", "work", "ran 30 km", "walk of shame", "weed"];
    const associations = wrong.map((tag): Association => ({ about: { kind: "tag", tag }, finding: BRIGHT.finding }));
    expect(idsOf({ associations }).every((id) => id?.startsWith("practice:"))).toBe(true);
    expect(idsOf({ associations })).toEqual(idsOf({}));
    // It was shown by an earlier version, this morning.
    expect(suggestionOf({ ...NOBODY, associations, shownToday: "tag:wine" })).toBeNull();
    const good = idsOf({
      associations: [...associations, { about: { kind: "tag", tag: " Long Walk" }, finding: BRIGHT.finding }],
    });
    expect(new Set(good.filter((id) => id?.startsWith("tag:")))).toEqual(new Set(["tag: Long Walk"]));
  });

  test("S3: each says why: the finding with its numbers, or the practice with its source", () => {
    for (const day of days) {
      const why = suggestionOf({ ...NOBODY, day, associations: [BRIGHT, LOW] })?.why;
      if (why?.kind === "association") expect(why.finding).toEqual(BRIGHT.finding);
      else expect(why?.source.year).toBeGreaterThan(1990);
    }
  });

  test("S4: what the person hid never comes, and with all hidden nothing does", () => {
    const hidden = new Set(["tag:walk", "practice:walk", "practice:breathe"]);
    const ids = new Set(idsOf({ associations: [BRIGHT, HUG], hidden }));
    expect([...ids].filter((id) => id !== undefined && hidden.has(id))).toEqual([]);
    expect(ids.has("hug_given")).toBe(true);
    const all = new Set(PRACTICES.map(({ id }) => `practice:${id}`));
    expect(new Set(idsOf({ hidden: all }))).toEqual(new Set([undefined]));
    expect(new Set(idsOf({ hidden: all, associations: [HUG] }))).toEqual(new Set(["hug_given"]));
  });

  test("S1 S4: a tag in other capitals is the same tag", () => {
    const loud: Association = { about: { kind: "tag", tag: "Walk" }, finding: BRIGHT.finding };
    const hidden = new Set(["tag:walk"]);
    expect(idsOf({ associations: [loud], hidden }).filter((id) => id === "tag:Walk")).toEqual([]);
    expect(suggestionOf({ ...NOBODY, associations: [loud], shownToday: "tag:walk" })?.id).toBe("tag:Walk");
  });

  test("S5: confirmed associations take about every other day", () => {
    const own = idsOf({ associations: [BRIGHT, HUG] }).filter((id) => !id?.startsWith("practice:"));
    expect(own.length / days.length).toBeGreaterThan(0.35);
    expect(own.length / days.length).toBeLessThan(0.65);
    expect(new Set(own)).toEqual(new Set(["tag:walk", "hug_given"]));
  });
});
