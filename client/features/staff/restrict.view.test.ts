import { expect, test } from "vitest";
import { hoursFor, hoursWords, isForTwo, kindsFor, restrictionState, toldWords } from "./restrict.view.ts";

test("a role is offered what it may, for as long as it may", () => {
  expect(kindsFor("moderator")).toEqual(["hold_hugs", "limit", "suspend"]);
  expect(kindsFor("senior_moderator")).toContain("ban");
  expect(hoursFor("moderator", "hold_hugs")).toEqual([1, 24, 72]);
  expect(hoursFor("moderator", "suspend").at(-1)).toBe(168);
  expect(hoursFor("senior_moderator", "ban").at(-1)).toBeNull();
});

test("only a ban without an end takes two", () => {
  expect([isForTwo("ban", null), isForTwo("ban", 24), isForTwo("suspend", 24)]).toEqual([true, false, false]);
});

test("what the person reads: what, why, how long, and how to appeal", () => {
  expect(toldWords("suspend", 24, " You threatened somebody. ")).toBe(
    "Your account is suspended. You threatened somebody. This ends in a day. You can appeal for six months; somebody else decides then.",
  );
  expect(toldWords("ban", null, "")).toContain("This has no end.");
  expect(hoursWords(5)).toBe("5 hours");
});

test("a restriction holds until it ends or is lifted", () => {
  expect(restrictionState({ liftedAtMs: null, endsAtMs: null }, 9)).toBe("holds");
  expect(restrictionState({ liftedAtMs: null, endsAtMs: 9 }, 9)).toBe("over");
  expect(restrictionState({ liftedAtMs: 1, endsAtMs: null }, 9)).toBe("over");
});
