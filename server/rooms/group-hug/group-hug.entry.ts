import type { GroupHugSnapshot } from "../../services/group-hugs/group-hugs.port.ts";
import { Unavailable } from "../../errors.ts";
import type { RoomDeps } from "../room-deps.ts";
import { denied, type SeatHolder } from "../seat.ts";
import { factsOf } from "./group-hug.services.ts";
import { isOver } from "./group-hug.phase.rules.ts";
import { openGroupHug, type GroupHug } from "./group-hug.state.rules.ts";

/** Who sits on a seat, and what the others see of them. */
export type Participant = SeatHolder & { readonly name: string; readonly being: string };

/** Takes a group hug over. Rejects with a denial: there is none, it is over, or the database is away. */
export const takeOver = async (
  deps: RoomDeps,
  groupHugId: string,
): Promise<{ readonly hug: GroupHug; readonly epoch: GroupHugSnapshot["epoch"] }> => {
  const stored = await deps.groupHugs.takeOver(groupHugId).catch((error: unknown) => {
    if (!(error instanceof Unavailable)) deps.log.error({ err: error }, "a group hug could not be opened");
    throw denied("try_later");
  });
  if (stored === null) throw denied("no_such_room");
  const hug = openGroupHug(stored, factsOf(deps.designs, stored.design), deps.clock.nowMs());
  if (isOver(hug.phase)) throw denied("hug_over");
  return { hug, epoch: stored.epoch };
};

/** Reads who somebody is. Rejects with a denial. */
export const readParticipant = async (
  people: Pick<RoomDeps["people"], "profile">,
  holder: SeatHolder,
): Promise<Participant> => {
  // An exception's words would reach the client.
  const profile = await people.profile(holder.userId).catch(() => {
    throw denied("try_later");
  });
  if (profile === null) throw denied("not_signed_in");
  return { ...holder, name: profile.name, being: profile.being };
};
