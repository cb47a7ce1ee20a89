import { LobbyPerson, type LobbyState } from "#shared/schema/lobby.ts";
import type { Shown } from "./lobby.rules.ts";

/** As much of Colyseus' StateView as is needed here. */
type View = {
  has(person: LobbyPerson): boolean;
  add(person: LobbyPerson): unknown;
  remove(person: LobbyPerson): unknown;
};
export type Viewer = { readonly userId: string; readonly view: View };

/** Copies who is shown into the state that is sent. Nothing else writes it. */
export const projectLobby = ({ people, count }: Shown, state: LobbyState): void => {
  if (state.count !== count) state.count = count;
  const shownIds = new Set(people.map(({ id }) => id));
  for (const id of state.people.keys()) if (!shownIds.has(id)) state.people.delete(id);
  for (const person of people) {
    const known = state.people.get(person.id);
    if (!known) state.people.set(person.id, new LobbyPerson().assign(person));
    else {
      if (known.name !== person.name) known.name = person.name;
      if (known.being !== person.being) known.being = person.being;
      if (known.presence !== person.presence) known.presence = person.presence;
    }
  }
};

/** Lets each viewer see exactly the people they may see. */
export const projectViews = (
  canSee: (viewerId: string, otherId: string) => boolean,
  viewers: Iterable<Viewer>,
  state: LobbyState,
): void => {
  for (const { userId, view } of viewers) {
    for (const person of state.people.values()) {
      const may = canSee(userId, person.id);
      if (may === view.has(person)) continue;
      if (may) view.add(person);
      else view.remove(person);
    }
  }
};
