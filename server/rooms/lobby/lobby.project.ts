import { LobbyGroupHug, LobbyPerson, type LobbyState } from "#shared/schema/lobby.ts";
import { setChanged } from "../set-changed.project.ts";
import type { ListedGroupHug } from "./lobby.readings.rules.ts";
import type { Shown, Sight } from "./lobby.rules.ts";

/** As much of Colyseus' StateView as is needed here. */
type View = {
  has(seen: LobbyPerson | LobbyGroupHug): boolean;
  add(seen: LobbyPerson | LobbyGroupHug): unknown;
  remove(seen: LobbyPerson | LobbyGroupHug): unknown;
};
export type Viewer = { readonly userId: string; readonly view: View };
type GroupHugFields = Omit<Pick<LobbyGroupHug, keyof ListedGroupHug & keyof LobbyGroupHug>, "host"> &
  Pick<LobbyGroupHug, "hostId" | "hostName" | "hostBeing">;

const groupHugFields = ({ host, scheduledForMs, userIds: _, ...same }: ListedGroupHug): GroupHugFields => ({
  ...same,
  hostId: host.id,
  hostName: host.name,
  hostBeing: host.being,
  scheduledForMs: scheduledForMs ?? 0,
});

/** Copies what is shown into the state that is sent. Nothing else writes it. */
export const projectLobby = ({ people, count, groupHugs }: Shown, state: LobbyState): void => {
  if (state.count !== count) state.count = count;
  const shownIds = new Set(people.map(({ id }) => id));
  for (const id of state.people.keys()) if (!shownIds.has(id)) state.people.delete(id);
  for (const person of people) {
    const known = state.people.get(person.id);
    if (known) setChanged(known, person);
    else state.people.set(person.id, new LobbyPerson().assign(person));
  }
  const listedIds = new Set(groupHugs.map(({ id }) => id));
  for (const id of state.groupHugs.keys()) if (!listedIds.has(id)) state.groupHugs.delete(id);
  for (const fields of groupHugs.map(groupHugFields)) {
    const known = state.groupHugs.get(fields.id);
    if (known) setChanged(known, fields);
    else state.groupHugs.set(fields.id, new LobbyGroupHug().assign(fields));
  }
};

const project = (view: View, seen: LobbyPerson | LobbyGroupHug, may: boolean): void => {
  if (may === view.has(seen)) return;
  if (may) view.add(seen);
  else view.remove(seen);
};

/** Lets each viewer see exactly what they may see. */
export const projectViews = (sight: Sight, viewers: Iterable<Viewer>, state: LobbyState): void => {
  for (const { userId, view } of viewers) {
    for (const person of state.people.values()) project(view, person, sight.canSee(userId, person.id));
    for (const groupHug of state.groupHugs.values()) project(view, groupHug, sight.canSeeGroupHug(userId, groupHug.id));
  }
};
