import { personAbility, type PersonAbility, type Ties } from "#shared/policy/person.policy.ts";
import type { ListedPerson } from "#shared/schema/people.ts";
import type { FollowList } from "#shared/schema/people.limits.ts";
import { DEFAULT_PRIVACY, type PrivacySettings } from "#shared/schema/privacy.ts";
import type { MemoryTables } from "./world.memory.ts";

export const privacyIn = (tables: MemoryTables, userId: string): PrivacySettings => ({
  ...(tables.privacy.get(userId) ?? DEFAULT_PRIVACY),
  allowHugsFrom: tables.settingsOf(userId).allowHugsFrom,
});

export const tiesIn = (tables: MemoryTables, readerId: string, userId: string): Ties => ({
  isSelf: readerId === userId,
  follows: tables.follows.has(tables.pair(readerId, userId)),
  isFollowed: tables.follows.has(tables.pair(userId, readerId)),
  isBlocked: tables.isBlocked(readerId, userId),
});

/** What the reader may do with somebody; null = there is nobody. */
export const abilityIn = (tables: MemoryTables, readerId: string, userId: string): PersonAbility | null =>
  tables.isHere(userId) ? personAbility(tiesIn(tables, readerId, userId), privacyIn(tables, userId)) : null;

/** As the database function of that name: to strangers who is suspended is not there. */
export const knowsOrFinds = (tables: MemoryTables, readerId: string, userId: string): boolean => {
  const { isSelf, follows, isFollowed } = tiesIn(tables, readerId, userId);
  return isSelf || follows || isFollowed || tables.isFound(userId);
};

/** Somebody as a reader finds them in a list; null = gone, or with a block. */
export const listedIn = (tables: MemoryTables, readerId: string, userId: string): ListedPerson | null => {
  const person = tables.people.get(userId);
  const { follows, isFollowed, isBlocked } = tiesIn(tables, readerId, userId);
  if (!person || person.isGone || isBlocked) return null;
  const username = person.username.startsWith("guest-") ? "" : person.username;
  return { id: userId, name: person.name, being: person.being, username, follows, isFollowed };
};

type Placed = { readonly id: string; readonly atMs: number };
/** Ids of one list of somebody, the newest first. */
export const followListIn = (tables: MemoryTables, ownerId: string, list: FollowList): readonly Placed[] => {
  const placed: Placed[] = [];
  for (const [key, sinceMs] of tables.follows) {
    const [follower = "", following = ""] = key.split(" ");
    const id = list === "followers" ? follower : following;
    if ((list === "followers" ? following : follower) !== ownerId) continue;
    const backMs = tables.follows.get(tables.pair(following, follower));
    if (list !== "friends") placed.push({ id, atMs: sinceMs });
    else if (backMs !== undefined) placed.push({ id, atMs: Math.max(sinceMs, backMs) });
  }
  return placed.toSorted((one, other) => other.atMs - one.atMs);
};
