import { followListIn, privacyIn } from "../ties.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { PersonHere, Presence } from "#shared/schema/presence.ts";
import type { Presences } from "./presences.port.ts";

const KEPT_MS = 150_000;

/** Who is here, in memory; passes the same contract as the one in the database. */
export const createMemoryPresences = ({ tables }: { readonly tables: MemoryTables }): Presences => {
  let lastWriter = 0;
  const presenceOf = (userId: string): Presence => {
    const seen = tables.presences.get(userId);
    if (seen === undefined || !tables.isFound(userId) || seen.atMs <= tables.nowMs() - KEPT_MS) return "offline";
    if ((tables.settingsOf(userId).noDisturbUntilMs ?? 0) > tables.nowMs()) return "do_not_disturb";
    return seen.presence;
  };
  const isLast = ({ presence }: PersonHere): number => Number(presence === "offline");
  return {
    async begin() {
      tables.reach();
      return (lastWriter += 1);
    },
    async note(writer, here, gone, isAll) {
      tables.reach();
      const isOlder = (id: string): boolean => (tables.presences.get(id)?.writer ?? 0) <= writer;
      const others = isAll ? [...tables.presences.keys()].filter((id) => !here.has(id)) : [];
      const taken = [...others, ...gone].filter((id) => tables.presences.has(id) && isOlder(id));
      for (const id of taken) tables.presences.delete(id);
      for (const [id, presence] of here)
        if (tables.isHere(id) && isOlder(id)) tables.presences.set(id, { presence, atMs: tables.nowMs(), writer });
      return isAll ? taken : [];
    },
    async around(userId, limit) {
      tables.reach();
      if (!tables.isHere(userId)) return { showActivityTo: "nobody", friends: [] };
      const friends = followListIn(tables, userId, "friends").filter(
        ({ id }) => tables.isHere(id) && privacyIn(tables, id).showActivityTo !== "nobody",
      );
      const shown = friends
        .map(({ id }): PersonHere => ({ ...tables.personOf(id, userId), presence: presenceOf(id) }))
        .toSorted(
          (one, other) =>
            isLast(one) - isLast(other) ||
            one.name.toLowerCase().localeCompare(other.name.toLowerCase()) ||
            one.id.localeCompare(other.id),
        )
        .slice(0, limit);
      return { showActivityTo: privacyIn(tables, userId).showActivityTo, friends: shown };
    },
  };
};
