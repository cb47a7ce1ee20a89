import { expect, test } from "vitest";
import type { OwnRestriction, RestrictionKind } from "#shared/schema/restriction.ts";
import { keptWords, type Tried } from "./kept.words.ts";

const NOW_MS = new Date(2026, 2, 12, 12, 0).getTime();
const HOUR_MS = 3_600_000;

const one = (kind: RestrictionKind, endsAtMs: number | null, liftedAtMs: number | null = null): OwnRestriction => ({
  id: kind,
  kind,
  category: "spam",
  statement: "",
  beginsAtMs: NOW_MS - HOUR_MS,
  endsAtMs,
  liftedAtMs,
  appealUntilMs: NOW_MS + HOUR_MS,
  appeal: null,
  answer: "",
});
const said = (restrictions: readonly OwnRestriction[], tried: Tried, newUntilMs: number | null = null) =>
  keptWords({ restrictions, newUntilMs, reminders: [] }, tried, NOW_MS);

test("whose hugs are held reads so where they send and answer, and nowhere else", () => {
  const held = [one("hold_hugs", NOW_MS + HOUR_MS)];
  expect(said(held, "send")).toEqual({
    text: "What you send waits until 13:00, and goes out then. Nothing of it is lost.",
    isOwn: true,
  });
  expect(said(held, "react")?.text).toBe("You cannot answer hugs until 13:00.");
  for (const tried of ["gather", "join"] as const) expect(said(held, tried)).toBeNull();
});

test("who is limited reads so where they send and where they make group hugs", () => {
  const limited = [one("limit", NOW_MS + 24 * HOUR_MS)];
  expect(said(limited, "send")?.text).toBe("You can send a few hugs an hour until 13 March at 12:00.");
  expect(said(limited, "gather")?.text).toContain("You cannot make group hugs until 13 March at 12:00.");
  for (const tried of ["react", "join"] as const) expect(said(limited, tried)).toBeNull();
});

test("the stronger and the longer one is said; what is over or lifted is not", () => {
  const [soon, late] = [NOW_MS + HOUR_MS, NOW_MS + 2 * HOUR_MS];
  expect(said([one("limit", late), one("hold_hugs", soon)], "send")?.text).toContain("waits until 13:00");
  expect(said([one("hold_hugs", soon), one("hold_hugs", late)], "send")?.text).toContain("waits until 14:00");
  expect(said([one("hold_hugs", NOW_MS)], "send")).toBeNull();
  expect(said([one("hold_hugs", late, NOW_MS - 1)], "send")).toBeNull();
  expect(said([one("limit", null)], "send")?.text).toBe("You can send a few hugs an hour for now.");
});

test("who is new reads until when newcomers are kept back, and that it is not about them", () => {
  for (const tried of ["send", "react", "gather", "join"] as const) {
    expect(said([], tried, NOW_MS + HOUR_MS)?.text).toMatch(/^Whoever is new here cannot .* until 13:00\./);
    expect(said([], tried, NOW_MS + HOUR_MS)?.isOwn).toBe(false);
    expect(said([], tried, NOW_MS)).toBeNull();
  }
});
