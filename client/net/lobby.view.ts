import type { LobbyGroupHug } from "#shared/schema/lobby.ts";
import type { PersonHere } from "#shared/schema/presence.ts";
import type { ClientState, LobbyGroupHugItem } from "./state.ts";

/** The lobby room's state as plain JSON; it holds only whom and what this viewer may see. */
export type LobbyJson = {
  readonly people?: Readonly<Record<string, PersonHere>>;
  readonly count: number;
  readonly groupHugs?: Readonly<Record<string, Pick<LobbyGroupHug, GroupHugField>>>;
};
type GroupHugField =
  | "id"
  | "name"
  | "hostId"
  | "hostName"
  | "hostBeing"
  | "design"
  | "phase"
  | "here"
  | "capacity"
  | "isLocked"
  | "scheduledForMs";

/** The lobby as the pages read it, oneself included. */
export const lobbyOf = (json: LobbyJson): ClientState["lobby"] => ({
  count: json.count,
  people: Object.values(json.people ?? {}).map(({ id, name, being, presence }) => ({ id, name, being, presence })),
});

/** Group hugs as the pages read them: what began first, then what begins when its host starts it, then by schedule. */
export const groupHugsOf = (json: LobbyJson): ClientState["groupHugs"] =>
  Object.values(json.groupHugs ?? {})
    .map((one): LobbyGroupHugItem => ({
      id: one.id,
      name: one.name,
      host: { id: one.hostId, name: one.hostName, being: one.hostBeing },
      design: one.design,
      phase: one.phase === "active" ? "active" : "pending",
      here: one.here,
      capacity: one.capacity,
      isLocked: one.isLocked,
      scheduledForMs: one.scheduledForMs === 0 ? null : one.scheduledForMs,
    }))
    .toSorted(
      (a, b) =>
        Number(a.phase === "pending") - Number(b.phase === "pending") ||
        (a.scheduledForMs ?? 0) - (b.scheduledForMs ?? 0) ||
        a.name.localeCompare(b.name),
    );
