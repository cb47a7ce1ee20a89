import { expect, test } from "vitest";
import { memberWords, roleSetWords } from "./members.view.ts";

test("as what somebody is on the staff, since when, and what they lack", () => {
  const one = { id: "s", name: "Sol", role: "senior_moderator", hasFactor: true, sinceMs: 0 } as const;
  expect(memberWords(one, 1_000)).toBe("Senior moderator, since today");
  expect(memberWords({ ...one, role: "moderator", hasFactor: false }, 1_000)).toBe(
    "Moderator, since today, has no second factor yet, so they cannot begin",
  );
});

test("what a role that is given or taken comes to", () => {
  expect(roleSetWords("Sol", "admin")).toBe("Sol: admin now. They begin a staff session anew.");
  expect(roleSetWords("Sol", null)).toContain("not on the staff any more");
});
