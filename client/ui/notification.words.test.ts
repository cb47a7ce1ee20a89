import { expect, test } from "vitest";
import type { NotificationView } from "#shared/schema/notification.ts";
import { TOLD_KINDS, type NotificationKind } from "#shared/schema/notification.kinds.ts";
import { bellLabel, bellMark, notificationAddress, notificationWords } from "./notification.words.ts";

const told = (of: Partial<NotificationView>): NotificationView => ({
  id: "1",
  kind: "reaction",
  actor: { id: "7", name: "Ben", being: "sage/plain" },
  refId: "9",
  atMs: 0,
  isRead: false,
  ...of,
});
const SOMEONE = { id: "", name: "someone", being: "" };

/** What the staff tell: nobody stands behind it. */
const BY_STAFF: readonly NotificationKind[] = ["report_decided", "restricted", "reminded"];

test("NW1 every kind has words with the name, also for somebody gone; what the staff tell has none", () => {
  for (const kind of TOLD_KINDS) {
    if (BY_STAFF.includes(kind)) {
      expect(notificationWords(told({ kind }))).toMatch(/^(What you reported|There is news|A moderator)/);
      expect(notificationWords(told({ kind }))).not.toContain("Ben");
      continue;
    }
    expect(notificationWords(told({ kind }))).toContain("Ben");
    expect(notificationWords(told({ kind, actor: SOMEONE }))).toMatch(/someone/i);
  }
});

test("NW4 a yes to a hug is said by name", () => {
  expect(notificationWords(told({ kind: "request_accepted" }))).toBe("Ben said yes to your hug");
});

test("NW2 each leads to what it is about, and to nobody who is gone", () => {
  const addresses = TOLD_KINDS.map((kind) => notificationAddress(told({ kind })));
  const aboutBen = ["/hug/7", "/hug/7", "/hug/7", "/feel/9", "/hug/7", "/group-hug/9"];
  expect(addresses).toEqual([...aboutBen, "/reports", "/restrictions", "/restrictions"]);
  expect(notificationAddress(told({ kind: "followed_you", actor: SOMEONE, refId: null }))).toBeNull();
  expect(notificationAddress(told({ kind: "reaction", refId: null }))).toBeNull();
});

test("NW3 the bell counts to 99 and says when there is nothing new", () => {
  expect([0, 1, 99, 100].map(bellMark)).toEqual(["0", "1", "99", "99+"]);
  expect([bellLabel(0), bellLabel(3)]).toEqual(["Notifications", "Notifications, 3 new"]);
});
