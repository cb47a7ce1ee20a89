import { FOLLOW_LISTS, type FollowList } from "#shared/schema/people.limits.ts";
import { done, refused } from "../outcome.ts";
import { isUuid } from "../uuid.ts";
import { followListIn, knowsOrFinds, listedIn, privacyIn } from "../ties.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import { folded, likeness } from "./likeness.ts";
import type { Profiles } from "./profiles.port.ts";
import { shownProfile } from "./profiles.service.ts";

const LEAST_LIKENESS = 0.4;
const HOUR_MS = 3_600_000;

/** Profiles in memory; passes the same contract as those in the database. */
export const createMemoryProfiles = ({ tables }: { readonly tables: MemoryTables }): Profiles => {
  const count = (readerId: string, userId: string, list: FollowList): number =>
    followListIn(tables, userId, list).filter(({ id }) => listedIn(tables, readerId, id) !== null).length;
  /** Null also for strangers of who is suspended. */
  const foundBy = (readerId: string, id: string) =>
    knowsOrFinds(tables, readerId, id) ? listedIn(tables, readerId, id) : null;
  return {
    async profile(readerId, userId) {
      tables.reach();
      const person = foundBy(readerId, userId);
      const { bio = "", lastActiveMs = null } = tables.people.get(userId) ?? {};
      if (person === null || !isUuid(readerId)) return null;
      const [friends, followers, following] = FOLLOW_LISTS.map((list) => count(readerId, userId, list));
      return shownProfile({
        ...person,
        bio,
        isSelf: readerId === userId,
        counts: { friends: friends ?? 0, followers: followers ?? 0, following: following ?? 0 },
        lastActiveMs: lastActiveMs === null ? null : Math.floor(lastActiveMs / HOUR_MS) * HOUR_MS,
        settings: privacyIn(tables, userId),
        allowance: tables.choiceOf(userId, readerId).allowance,
      });
    },

    async idByUsername(readerId, username) {
      tables.reach();
      const sought = username.toLowerCase();
      const people = isUuid(readerId) ? [...tables.people.keys()] : [];
      return people.find((id) => sought !== "" && foundBy(readerId, id)?.username.toLowerCase() === sought) ?? null;
    },

    async setAbout(userId, { username, bio }) {
      tables.reach();
      const person = tables.people.get(userId);
      if (!person || person.isGone) return refused({ code: "no_such_person" });
      const isTaken = [...tables.people.values()].some((one) => one.id !== userId && one.username === username);
      if (isTaken) return refused({ code: "username_taken" });
      tables.people.set(userId, { ...person, username: username ?? person.username, bio: bio ?? person.bio ?? "" });
      return done({ ok: true });
    },

    async search(readerId, text, limit) {
      tables.reach();
      if (!isUuid(readerId)) return [];
      const found = [...tables.people.keys()].flatMap((id) => {
        const person = id === readerId ? null : foundBy(readerId, id);
        if (person === null) return [];
        const alike =
          person.username !== "" && person.username === folded(text)
            ? 2
            : likeness(text, `${person.name} ${person.username}`);
        return alike >= LEAST_LIKENESS ? [{ person, alike: person.follows ? alike + 0.5 : alike }] : [];
      });
      return found
        .toSorted((one, other) => other.alike - one.alike)
        .slice(0, limit)
        .map(({ person }) => person);
    },
  };
};
