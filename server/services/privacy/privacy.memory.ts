import { done, refused } from "../outcome.ts";
import { privacyIn } from "../ties.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Privacy } from "./privacy.port.ts";

/** Privacy settings in memory; passes the same contract as those in the database. */
export const createMemoryPrivacy = ({ tables }: { readonly tables: MemoryTables }): Privacy => ({
  async settings(userId) {
    tables.reach();
    return tables.isHere(userId) ? privacyIn(tables, userId) : null;
  },
  async change(userId, change) {
    tables.reach();
    if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
    const before = privacyIn(tables, userId);
    tables.privacy.set(userId, {
      ...before,
      shareMode: change.shareMode ?? before.shareMode,
      showMoodTo: change.showMoodTo ?? before.showMoodTo,
      showActivityTo: change.showActivityTo ?? before.showActivityTo,
      allowFriendRequests: change.allowFriendRequests ?? before.allowFriendRequests,
    });
    return done({ ok: true });
  },
});
