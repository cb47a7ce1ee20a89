import type { ClientState, LobbyMember } from "./state.ts";

/** The lobby room's state as plain JSON; `people` holds only whom this viewer may see. */
export type LobbyJson = { readonly people?: Readonly<Record<string, LobbyMember>>; readonly count: number };

/** The lobby as the pages read it: those who are here first, then by name; oneself included. */
export const lobbyOf = (json: LobbyJson): ClientState["lobby"] => ({
  count: json.count,
  people: Object.values(json.people ?? {})
    .map(({ id, name, being, presence }) => ({ id, name, being, presence }))
    .toSorted((a, b) => Number(a.presence === "away") - Number(b.presence === "away") || a.name.localeCompare(b.name)),
});
