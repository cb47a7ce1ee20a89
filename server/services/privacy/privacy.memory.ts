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
  async set(userId, settings) {
    tables.reach();
    if (!tables.isHere(userId)) return refused({ code: "no_such_person" });
    const consent = tables.settingsOf(userId);
    if (consent.allowHugsFrom !== settings.allowHugsFrom) {
      const changed = { ...consent, allowHugsFrom: settings.allowHugsFrom };
      tables.consent.set(userId, changed);
      tables.note(userId, null, "allow_hugs_from", { to: settings.allowHugsFrom });
      tables.addEvent(userId, "consent_changed", null, changed, tables.nextMs());
    }
    tables.privacy.set(userId, settings);
    return done(settings);
  },
});
