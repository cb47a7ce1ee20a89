import { expect, test } from "vitest";
import type { OwnRestriction } from "#shared/schema/restriction.ts";
import { holdsNow, restrictionWords } from "./restrictions.view.ts";

const NOW_MS = Date.UTC(2026, 10, 26);
const one = (of: Partial<OwnRestriction> = {}): OwnRestriction => ({
  id: "1",
  kind: "suspend",
  category: "harassment",
  statement: "You wrote again and again.",
  beginsAtMs: NOW_MS - 1,
  endsAtMs: NOW_MS + 3_600_000,
  liftedAtMs: null,
  appealUntilMs: NOW_MS + 1,
  appeal: null,
  answer: "",
  ...of,
});

test("says until when, that there is no end, and when it is over", () => {
  const until = (of: Partial<OwnRestriction>) => restrictionWords(one(of), NOW_MS).until;
  expect(until({})).toMatch(/^It ends on November \d+, 2026/);
  expect(until({ kind: "ban", endsAtMs: null })).toBe("It has no end.");
  for (const over of [{ endsAtMs: NOW_MS }, { liftedAtMs: NOW_MS - 1 }]) {
    expect(until(over)).toBe("It is over.");
    expect(holdsNow(one(over), NOW_MS)).toBe(false);
  }
});

test("one appeals once, while there is time", () => {
  expect(restrictionWords(one(), NOW_MS)).toMatchObject({ appeal: null, mayAppeal: true });
  expect(restrictionWords(one({ appealUntilMs: NOW_MS }), NOW_MS).mayAppeal).toBe(false);
  for (const appeal of ["open", "upheld", "overturned", "changed"] as const)
    expect(restrictionWords(one({ appeal }), NOW_MS)).toMatchObject({ appeal: expect.any(String), mayAppeal: false });
});
