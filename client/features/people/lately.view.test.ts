import { expect, test } from "vitest";
import type { FeedEntry } from "#shared/schema/feed.ts";
import { latelyPieces } from "./lately.view.ts";

const ADA = { id: "1", name: "Ada", being: "sage/plain" };
const BEN = { id: "2", name: "Ben", being: "sea/plain" };
const of = { id: "e", atMs: 0, person: ADA };
const text = (entry: FeedEntry) =>
  latelyPieces(entry)
    .map((piece) => (typeof piece === "string" ? piece : piece.name))
    .join("");

test("what somebody did is one sentence", () => {
  expect(text({ ...of, kind: "followed", other: BEN })).toBe("Ada follows Ben now");
  expect(text({ ...of, kind: "became_friends", other: BEN })).toBe("Ada and Ben are friends now");
  expect(text({ ...of, kind: "group_hug", groupHug: { name: "Sunday", others: 12 } })).toBe(
    "Ada was in the group hug “Sunday” with 12 people",
  );
  expect(text({ ...of, kind: "group_hug", groupHug: { name: "Sunday", others: 1 } })).toMatch(
    / with one other person$/,
  );
});

test("each name in it is a person's, whose page it can lead to", () => {
  const people = (entry: FeedEntry) => latelyPieces(entry).filter((piece) => typeof piece !== "string");
  for (const kind of ["followed", "became_friends"] as const)
    expect(people({ ...of, kind, other: BEN })).toEqual([ADA, BEN]);
  expect(people({ ...of, kind: "group_hug", groupHug: { name: "Sunday", others: 2 } })).toEqual([ADA]);
});
