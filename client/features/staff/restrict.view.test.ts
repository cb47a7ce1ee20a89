import { expect, test } from "vitest";
import {
  answersTo,
  appealedWords,
  bansAsked,
  banWords,
  hoursFor,
  hoursWords,
  isForTwo,
  kindsFor,
  lackWords,
  restrictionState,
  soonerThan,
  toldWords,
} from "./restrict.view.ts";

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

test("a ban for good that waits is told on its case, with who asked and how long is left; a no is, too", () => {
  const asked = { askedById: "t", askedByName: "Tuva", askedAtMs: 0, expiresAtMs: 24 * 3_600_000 };
  const waits = { ...asked, isGranted: false, isRefused: false };
  expect(banWords(waits, "a", 3_600_000 / 2)).toBe(
    "A ban for good waits for a second person. Tuva asked, 30 minutes ago; 23 hours and 30 minutes left to answer.",
  );
  expect(banWords(waits, "t", 0)).toContain("You asked, just now");
  expect(banWords({ ...waits, isRefused: true }, "t", 0)).toBe("A second person said no to a ban for good.");
  expect(bansAsked({ id: "c" }, [{ ofCaseId: "c" }, { ofCaseId: null }, { ofCaseId: "d" }])).toHaveLength(1);
});

test("that nothing holds is said only when it is known, and of nobody nothing is asked", () => {
  const subject = { person: { id: "p", name: "Ben", being: "" }, room: null };
  const lack = (kind: "asking" | "failed" | "here", isBanAsked = false) => lackWords({ subject }, { kind }, isBanAsked);
  expect(lack("here")).toContain("Restrict them first");
  for (const kind of ["asking", "failed"] as const) expect(lack(kind)).not.toContain("Restrict them");
  expect(lack("here", true)).toContain("The ban still waits");
  expect(
    lackWords({ subject: { ...subject, person: { ...subject.person, id: "" } } }, { kind: "here" }, false),
  ).toContain("nobody here");
});

test("an appeal says until when it is against something, and offers only what is sooner", () => {
  const HOUR_MS = 3_600_000;
  const one = { kind: "suspend", category: "hate", beginsAtMs: 0, liftedAtMs: null, groupHugId: null } as const;
  const until = (hours: number | null, more = {}) => ({
    ...one,
    endsAtMs: hours === null ? null : hours * HOUR_MS,
    ...more,
  });
  expect(appealedWords(until(72), 0)).toBe("Suspended, for hate, since just now, 3 days left");
  expect(appealedWords(until(null), 0)).toContain(", for good");
  expect(appealedWords(until(null, { kind: "mute", groupHugId: "g" }), 0)).toContain(", as long as the group hug");
  expect(appealedWords(until(1), 2 * HOUR_MS)).toContain(", over by now");
  expect(soonerThan(until(72), 0)).toEqual([1, 24]);
  expect(soonerThan(until(72), 50 * HOUR_MS)).toEqual([1]);
  expect(soonerThan(until(null), 0)).toEqual([1, 24, 72, 168]);
  expect(soonerThan(until(null, { liftedAtMs: 1 }), 2)).toEqual([]);
  const answers = (hours: number | null) => answersTo(until(hours), 0).map(({ is }) => is);
  expect(answers(72)).toEqual(["overturned", "changed", "upheld"]);
  expect(answers(1)).toEqual(["overturned", "upheld"]);
});
