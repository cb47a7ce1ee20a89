import { beingToText } from "#shared/schema/being.ts";
import type { InboxHints } from "../inbox/inbox.port.ts";
import { done, refused, type Outcome } from "../outcome.ts";
import { privacyIn } from "../ties.memory.ts";
import type { MemoryPerson, MemoryTables } from "../world.memory.ts";
import type { People, PersonList, Profile } from "./people.port.ts";

type Deps = { readonly tables: MemoryTables; readonly hints: Pick<InboxHints, "publish"> };

const profileOf = ({ id, name, being, username, isGuest }: MemoryPerson): Profile => ({
  id,
  name,
  being,
  username,
  isGuest,
});

/** People in memory; passes the same contract as the ones in the database. */
export const createMemoryPeople = ({ tables, hints }: Deps): People => {
  const keepAway = (
    word: "mute" | "block",
    userId: string,
    otherId: string,
    on: boolean,
  ): Outcome<{ readonly ok: true }> => {
    tables.reach();
    if (userId === otherId || !tables.isHere(userId) || !tables.people.has(otherId)) {
      return refused({ code: "no_such_person" });
    }
    const kept = tables.kept[`${word}s`];
    const past = word === "mute" ? "muted" : "blocked";
    const key = tables.pair(userId, otherId);
    if (kept.has(key) === on) return done({ ok: true });
    if (on) kept.add(key);
    else kept.delete(key);
    tables.note(userId, otherId, on ? past : `un${past}`);
    if (on && word === "block") for (const way of [key, tables.pair(otherId, userId)]) tables.follows.delete(way);
    tables.addEvent(userId, on ? `person_${past}` : `person_un${past}`, otherId, null, tables.nextMs());
    if (on) tables.closeRequests(otherId, userId, word === "mute" ? "unheard" : "closed");
    if (on && word === "block") {
      tables.closeRequests(userId, otherId, "closed");
      for (const [one, other] of [
        [userId, otherId],
        [otherId, userId],
      ] as const)
        tables.choices.delete(tables.pair(one, other));
    }
    hints.publish([userId]);
    return done({ ok: true });
  };
  const list = (kept: ReadonlySet<string>, userId: string): PersonList => {
    tables.reach();
    const others = [...kept].filter((key) => key.startsWith(`${userId} `)).map((key) => key.slice(userId.length + 1));
    return { people: others.toReversed().map((id) => ({ ...tables.personOf(id, userId), id })) };
  };
  return {
    async profile(userId) {
      tables.reach();
      const person = tables.people.get(userId);
      return person && !person.isGone ? profileOf(person) : null;
    },
    async setProfile(userId, name, being) {
      tables.reach();
      const person = tables.people.get(userId);
      if (!person || person.isGone) return null;
      const changed = { ...person, name, being: beingToText(being) };
      tables.people.set(userId, changed);
      return profileOf(changed);
    },
    async personFor(viewerId, userId) {
      tables.reach();
      return tables.isHere(userId) && !tables.isBlocked(viewerId, userId) ? tables.personOf(userId, viewerId) : null;
    },
    async sightOf(userId) {
      tables.reach();
      const isHere = tables.isHere(userId);
      const ids = isHere ? [...tables.people.keys()] : [];
      const { noDisturbUntilMs } = tables.settingsOf(userId);
      return {
        hidden: new Set(ids.filter((id) => tables.isBlocked(userId, id))),
        follows: new Set(ids.filter((id) => tables.follows.has(tables.pair(userId, id)))),
        showActivityTo: isHere ? privacyIn(tables, userId).showActivityTo : "nobody",
        noDisturbMs: isHere ? Math.max(0, (noDisturbUntilMs ?? 0) - tables.nowMs()) : 0,
      };
    },
    setMuted: async (userId, otherId, on) => keepAway("mute", userId, otherId, on),
    setBlocked: async (userId, otherId, on) => keepAway("block", userId, otherId, on),
    muted: async (userId) => list(tables.kept.mutes, userId),
    blocked: async (userId) => list(tables.kept.blocks, userId),
  };
};
