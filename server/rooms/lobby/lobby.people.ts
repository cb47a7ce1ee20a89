import type { RoomDeps } from "../room-deps.ts";
import type { LobbyEvent } from "./lobby.rules.ts";

/** Reads who somebody is, whom they see and who sees them. Never rejects. */
export const readPerson = async (
  people: Pick<RoomDeps["people"], "profile" | "sightOf">,
  { userId, readId }: { readonly userId: string; readonly readId: number },
  onFailure: (error: unknown) => void,
): Promise<LobbyEvent> => {
  try {
    const [found, sight] = await Promise.all([people.profile(userId), people.sightOf(userId)]);
    const profile = found && { name: found.name, being: found.being, ...sight };
    return { kind: "person_read", userId, readId, profile };
  } catch (error) {
    onFailure(error);
    return { kind: "read_failed", userId, readId };
  }
};
