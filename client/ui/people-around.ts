import type { PersonHere, Presence } from "#shared/schema/presence.ts";
import type { ClientState } from "../net/state.ts";

const ORDER: Readonly<Record<Presence, number>> = { online: 0, do_not_disturb: 1, away: 2, offline: 3 };

/** Whom one may turn to: everybody who shows that they are here, and all friends; who is here first, then by name. Never oneself. */
export const peopleAround = ({
  me,
  lobby,
  inbox,
}: Pick<ClientState, "me" | "lobby" | "inbox">): readonly PersonHere[] => {
  const ownId = me === null || me === "unknown" ? "" : me.id;
  const byId = new Map(inbox.friends.map((friend) => [friend.id, friend]));
  // The lobby hears first who comes and goes.
  for (const person of lobby.people) byId.set(person.id, person);
  byId.delete(ownId);
  return [...byId.values()].toSorted(
    (one, other) => ORDER[one.presence] - ORDER[other.presence] || one.name.localeCompare(other.name),
  );
};

/** Empty for who is there and may be disturbed. */
export const PRESENCE_WORDS: Readonly<Record<Presence, string>> = {
  online: "",
  do_not_disturb: "not to be disturbed",
  away: "away",
  offline: "not here now",
};

export const isAsleep = (presence: Presence): boolean => presence === "away" || presence === "offline";
