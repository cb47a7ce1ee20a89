import type { RoomDeps } from "../room-deps.ts";
import type { LobbyEvent } from "./lobby.rules.ts";

/** Reads who somebody is and whom a block keeps from them. Never rejects. */
export const readPerson = async (
  people: Pick<RoomDeps["people"], "profile" | "hiddenFrom">,
  { userId, readId }: { readonly userId: string; readonly readId: number },
  onFailure: (error: unknown) => void,
): Promise<LobbyEvent> => {
  try {
    const [found, hidden] = await Promise.all([people.profile(userId), people.hiddenFrom(userId)]);
    const profile = found && { name: found.name, being: found.being, hidden };
    return { kind: "person_read", userId, readId, profile };
  } catch (error) {
    onFailure(error);
    return { kind: "read_failed", userId, readId };
  }
};
