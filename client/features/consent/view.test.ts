import { expect, test } from "vitest";
import { ALLOW_HUGS_FROM } from "#shared/schema/privacy.ts";
import { otherZone, quietProblem, ruleWords, seenWords } from "./view.ts";

test("SEEN-1 what a stranger, somebody followed and a friend read is what the rules do", () => {
  const shown = Object.fromEntries(
    ALLOW_HUGS_FROM.map((from) => [
      from,
      (["stranger", "followed", "friend"] as const).map((looker) => {
        const words = seenWords(from, looker, "Ana");
        return words.includes("asks") ? "asks" : words.includes("at once") ? "open" : "off";
      }),
    ]),
  );
  expect(shown).toEqual({
    nobody: ["off", "off", "off"],
    approved: ["asks", "asks", "asks"],
    friends: ["asks", "asks", "open"],
    following: ["asks", "open", "open"],
    everyone: ["open", "open", "open"],
  });
});

test("QUIET-1 quiet hours need two different times", () => {
  expect(quietProblem(1320, 420)).toBeNull();
  expect(quietProblem(0, 1)).toBeNull();
  expect([quietProblem(null, 420), quietProblem(420, 420)].every((problem) => problem !== null)).toBe(true);
});

test("QUIET-2 another zone is offered only while there are quiet hours in a different one", () => {
  const settings = { allowHugsFrom: "friends", quietUntil: 420, timeZone: "UTC", noDisturbUntilMs: null } as const;
  expect(otherZone({ ...settings, quietFrom: 1320 }, "Europe/Berlin")).toBe("Europe/Berlin");
  expect(otherZone({ ...settings, quietFrom: 1320 }, "UTC")).toBeNull();
  expect(otherZone({ ...settings, quietFrom: null }, "Europe/Berlin")).toBeNull();
});

test("RULE-1 a rule is told by what differs from what holds for everybody", () => {
  const none = { allowance: null, touchCap: 100, touchForm: "touch" } as const;
  expect(ruleWords(none)).toBe("as for everybody");
  expect(ruleWords({ ...none, allowance: "always", touchCap: 30 })).toBe("always · at most 30 of 100");
  expect(ruleWords({ allowance: "ask", touchCap: 0, touchForm: "sound" })).toBe(
    "asks each time · no touch · picture and sound",
  );
});
