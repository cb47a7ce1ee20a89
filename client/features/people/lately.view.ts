import type { FeedEntry } from "#shared/schema/feed.ts";
import type { PersonView } from "#shared/schema/hug.ts";

export const LATELY_EMPTY =
  "It is quiet just now. When people you follow make friends or share a group hug, you read it here.";

/** A sentence in pieces: a person among them is a name that leads to their page. */
export const latelyPieces = (entry: FeedEntry): readonly (string | PersonView)[] => {
  const { person } = entry;
  if (entry.kind === "group_hug") {
    const { name, others } = entry.groupHug;
    const company = others === 1 ? "one other person" : `${others} people`;
    return [person, ` was in the group hug “${name}” with ${company}`];
  }
  if (entry.kind === "followed") return [person, " follows ", entry.other, " now"];
  return [person, " and ", entry.other, " are friends now"];
};
