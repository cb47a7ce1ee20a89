import type { FeedEntry } from "#shared/schema/feed.ts";
import type { PersonView } from "#shared/schema/hug.ts";
import { fakeId, FRIENDS } from "./fake-people.ts";

const HOUR_MS = 3_600_000;
const NEW: PersonView = { id: fakeId(21), name: "Ilse", being: "ember/speckle" };

/** What the fake friends did of late. */
export const fakeFeed = (nowMs: number): readonly FeedEntry[] => {
  const [fern = NEW, ben = NEW, miriam = NEW] = FRIENDS;
  return [
    { id: "a", atMs: nowMs - HOUR_MS / 6, kind: "became_friends", person: fern, other: ben },
    {
      id: "b",
      atMs: nowMs - 20 * HOUR_MS,
      kind: "group_hug",
      person: miriam,
      groupHug: { name: "Sunday", others: 12 },
    },
    { id: "c", atMs: nowMs - 50 * HOUR_MS, kind: "followed", person: ben, other: NEW },
  ];
};
