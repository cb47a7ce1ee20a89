import { expect, test } from "vitest";
import type { Looked } from "./useInvited.ts";
import { joinNote, joinWords } from "./view.ts";

const me = { id: "1", name: "Ana", being: "honey/plain", isGuest: true };
const by = { id: "2", name: "Ben", being: "sage/plain" };
const invited = (id: string, areFriends = false): Exclude<Looked, "asking"> => ({
  invited: { by: { ...by, id }, areFriends },
});
const refused = (code: "link_expired" | "bad_message" | "offline"): Exclude<Looked, "asking"> => ({
  refusal: { code },
});

test("JOIN-1 somebody who is in is asked once, and then told", () => {
  expect(joinWords(invited("2"), me, false)).toMatchObject({ title: "Ben invited you", next: "follow" });
  expect(joinWords(invited("2"), me, true).next).toBe("hug");
  expect(joinWords(invited("2", true), me, false).next).toBe("hug");
  expect(joinWords(invited("1"), me, false)).toMatchObject({ title: "This is your own link", next: "invite" });
});

test("JOIN-2 a link that opens nothing leads on, and one that could not be opened can be tried again", () => {
  expect(
    (["link_expired", "bad_message", "offline"] as const).map((code) => joinWords(refused(code), me, false).next),
  ).toEqual(["home", "home", "again"]);
});

test("JOIN-3 somebody new reads who invited them, or that the link is of no use, or nothing", () => {
  expect(joinNote(invited("2"))).toContain("Ben invited you");
  expect(joinNote(refused("link_expired"))).toContain("welcome all the same");
  expect([joinNote("asking"), joinNote(refused("offline"))]).toEqual(["", ""]);
});
