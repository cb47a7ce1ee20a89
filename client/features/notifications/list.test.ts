import { expect, test } from "vitest";
import type { NotificationView } from "#shared/schema/notification.ts";
import { asRead, hasUnread, NOTHING, withNewest, withOlder } from "./list.ts";

const one = (id: number, isRead = true): NotificationView => ({
  id: String(id),
  kind: "followed_you",
  actor: { id: "7", name: "Ben", being: "sage/plain" },
  refId: null,
  atMs: id,
  isRead,
});
const page = (ids: readonly number[], next: string | null = null) => ({
  notifications: ids.map((id) => one(id)),
  next,
});
const idsOf = ({ items }: typeof NOTHING) => items.map(({ id }) => Number(id));

test("NL1 older pages follow, without repeats", () => {
  const first = withOlder(NOTHING, page([9, 8, 7], "a"));
  const both = withOlder(first, page([7, 6], null));
  expect([idsOf(both), both.next]).toEqual([[9, 8, 7, 6], null]);
});

test("NL2 the newest page anew keeps what lies behind it, drops what is gone, and leaves no gap", () => {
  const list = withOlder(withOlder(NOTHING, page([9, 8, 7], "a")), page([6, 5], "b"));
  const anew = withNewest(list, page([10, 9, 7], "c"));
  expect([idsOf(anew), anew.next]).toEqual([[10, 9, 7, 6, 5], "b"]);
  const far = withNewest(list, page([30, 29, 28], "d"));
  expect([idsOf(far), far.next]).toEqual([[30, 29, 28], "d"]);
  expect(withNewest(list, page([]))).toEqual(NOTHING);
});

test("NL3 one is read, or all", () => {
  const list = { items: [one(2, false), one(1, false)], next: null };
  expect(asRead(list, "2").items.map(({ isRead }) => isRead)).toEqual([true, false]);
  expect([hasUnread(list), hasUnread(asRead(list, "2")), hasUnread(asRead(list, null))]).toEqual([true, true, false]);
});
