import { DEFAULT_PRIVACY } from "#shared/schema/privacy.ts";
import { done, refused } from "../outcome.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Privacy } from "./privacy.port.ts";

/** Privacy settings in memory; passes the same contract as those in the database. */
export const createMemoryPrivacy = ({ tables }: { readonly tables: MemoryTables }): Privacy => ({
  async settings(userId) {
    tables.reach();
    return tables.isHere(userId) ? (tables.privacy.get(userId) ?? DEFAULT_PRIVACY) : null;
  },
  async set(userId, settings) {
    tables.reach();
    if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
    tables.privacy.set(userId, settings);
    return done(settings);
  },
});
