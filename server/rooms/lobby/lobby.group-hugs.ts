import { LOBBY_GROUP_HUGS_MAX } from "#shared/schema/lobby.ts";
import type { RoomDeps } from "../room-deps.ts";
import type { LobbyEvent } from "./lobby.rules.ts";

/** Reads the listed group hugs. Never rejects. */
export const readGroupHugs = async (
  groupHugs: Pick<RoomDeps["groupHugs"], "listed">,
  readId: number,
  onFailure: (error: unknown) => void,
): Promise<LobbyEvent> => {
  try {
    return { kind: "group_hugs_read", readId, groupHugs: await groupHugs.listed(LOBBY_GROUP_HUGS_MAX) };
  } catch (error) {
    onFailure(error);
    return { kind: "group_hugs_failed", readId };
  }
};
