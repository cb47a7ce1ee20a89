import { invariant } from "../../errors.ts";
import { done, refused } from "../outcome.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import { abilityIn, followListIn, knowsOrFinds, listedIn, privacyIn, tiesIn } from "../ties.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Follows } from "./follows.port.ts";

const isHere = <T>(person: T | null): person is T => person !== null;

/** Follows in memory; passes the same contract as those in the database. */
export const createMemoryFollows = ({ tables }: { readonly tables: MemoryTables }): Follows => {
  const isShy = (id: string): boolean => privacyIn(tables, id).showActivityTo === "nobody";
  return {
    async setFollowing(userId, otherId, on) {
      tables.reach();
      const ability = abilityIn(tables, userId, otherId);
      if (!tables.isHere(userId) || userId === otherId || !ability?.can("see", "profile"))
        return refused({ code: "no_such_person" });
      const key = tables.pair(userId, otherId);
      if (!on) tables.follows.delete(key);
      else if (ability.cannot("follow", "person")) return refused({ code: "follow_not_allowed" });
      else if (!tables.follows.has(key)) tables.follows.set(key, tables.nextMs());
      return done({ ok: true });
    },

    async page(readerId, ownerId, list, cursor, limit) {
      tables.reach();
      invariant(Number.isInteger(limit) && limit >= 1 && limit <= 100, "A page has 1 to 100 people.");
      const after = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && after === null) return refused({ code: "bad_message", path: "query.cursor" });
      const ability = abilityIn(tables, readerId, ownerId);
      if (!ability?.can("see", "profile")) return refused({ code: "no_such_person" });
      if (ability.cannot("see", "activity")) return refused({ code: "not_shown" });
      const rest = followListIn(tables, ownerId, list).filter(
        ({ id, atMs }) =>
          listedIn(tables, readerId, id) !== null &&
          knowsOrFinds(tables, readerId, id) &&
          (readerId === ownerId || readerId === id || !isShy(id)) &&
          (after === null || atMs * 1000 < Number(after.atUs)),
      );
      const shown = rest.slice(0, limit);
      const last = shown.at(-1);
      const next = rest.length > limit && last ? writeCursor({ atUs: `${last.atMs * 1000}`, id: last.id }) : null;
      return done({ people: shown.map(({ id }) => listedIn(tables, readerId, id)).filter(isHere), next });
    },

    async suggestions(userId, limit) {
      tables.reach();
      const common = new Map<string, number>();
      for (const friend of followListIn(tables, userId, "friends")) {
        if (!tables.isHere(friend.id) || isShy(friend.id)) continue;
        for (const { id } of followListIn(tables, friend.id, "friends")) common.set(id, (common.get(id) ?? 0) + 1);
      }
      const isFit = (id: string): boolean =>
        id !== userId &&
        !tables.kept.mutes.has(tables.pair(userId, id)) &&
        !tiesIn(tables, userId, id).follows &&
        !isShy(id) &&
        tables.isFound(id) &&
        abilityIn(tables, userId, id)?.can("follow", "person") === true;
      return [...common]
        .filter(([id]) => isFit(id))
        .toSorted(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
        .slice(0, limit)
        .flatMap(([id, friendsInCommon]) => {
          const person = listedIn(tables, userId, id);
          return person ? [{ ...person, friendsInCommon }] : [];
        });
    },
  };
};
