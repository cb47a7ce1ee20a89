import { expect, test } from "vitest";
import { INVITATION_USES_MAX } from "#shared/schema/invitation-link.limits.ts";
import { linkWords } from "./view.ts";

const DAY_MS = 24 * 60 * 60_000;
const words = (uses: number, days: number) => linkWords({ createdAtMs: 0, expiresAtMs: days * DAY_MS, uses }, 0);

test("INVITE-1 says who came and how long it is good", () => {
  expect(words(0, 30)).toBe("Nobody has come by it yet; it is good for 30 more days.");
  expect(words(1, 0.5)).toBe("1 person came by it; it is good for one more day.");
  expect(words(3, 27.2)).toContain("3 people came by it; it is good for 28 more days.");
});

test("INVITE-2 says when it lets nobody in any more", () => {
  expect(words(INVITATION_USES_MAX, 20)).toContain("Make a new one");
  expect(words(2, 0)).toContain("too old");
});
