import type { GroupHugSnapshot } from "../../services/group-hugs/group-hugs.port.ts";
import { Unavailable } from "../../errors.ts";
import type { RoomDeps } from "../room-deps.ts";
import { denied, type SeatHolder } from "../seat.ts";
import { applyActs } from "./group-hug.acts.rules.ts";
import { factsOf } from "./group-hug.services.ts";
import { partBlocked } from "./group-hug.leaving.rules.ts";
import type { Comer } from "./group-hug.people.rules.ts";
import { endsAtMs } from "./group-hug.phase.rules.ts";
import { openGroupHug, type GroupHug } from "./group-hug.state.rules.ts";

/** Who sits on a seat, what the others see of them, and who must not. */
export type Participant = SeatHolder & Comer;

/** Rejects with a denial when the database is away. */
const kept = <T>({ log }: RoomDeps, work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    if (!(error instanceof Unavailable)) log.error({ err: error }, "a group hug could not be opened");
    throw denied("try_later");
  });

/** Takes a group hug over. Rejects with a denial: there is none, it is over, or the database is away. */
export const takeOver = async (
  deps: RoomDeps,
  groupHugId: string,
): Promise<{ readonly hug: GroupHug } & Pick<GroupHugSnapshot, "epoch" | "acts">> => {
  const stored = await kept(deps, deps.groupHugs.takeOver(groupHugId));
  if (stored === null) throw denied("no_such_room");
  const { epoch, acts, steps } = stored;
  // Its times are from that reading: nothing is waited for before they are put on this clock.
  const nowMs = deps.clock.nowMs();
  // What is done meanwhile has a number of its own, which is noticed.
  const held = await kept(deps, deps.roomActs.openIn(groupHugId));
  const hug = applyActs(openGroupHug({ ...stored, acts: held }, factsOf(deps.designs, stored.design), nowMs));
  const endMs = endsAtMs(hug.phase);
  if (endMs !== null && nowMs >= endMs) {
    // Its time was over while nobody had it open. Whoever came would only be thrown out of a room that ends at once.
    const isPending = hug.phase.kind === "pending";
    const change = isPending ? ({ kind: "expired" } as const) : ({ kind: "completed", steps, together: null } as const);
    await kept(deps, deps.groupHugs.write(groupHugId, epoch, change));
  }
  if (endMs === null || nowMs >= endMs) throw denied("hug_over");
  if (hug.people.size === 0) return { hug, epoch, acts };
  // Whoever comes first must not find somebody there with a block between them. Nobody has a device yet, so that is all.
  const blocks = await kept(deps, deps.groupHugs.blocksIn(groupHugId));
  return { hug: partBlocked(hug, blocks).state, epoch, acts };
};

/** Reads who somebody is and whom a block keeps from them. Rejects with a denial. */
export const readParticipant = async (
  people: Pick<RoomDeps["people"], "profile" | "sightOf">,
  holder: SeatHolder,
): Promise<Participant> => {
  // An exception's words would reach the client.
  const reads = Promise.all([people.profile(holder.userId), people.sightOf(holder.userId)]);
  const [profile, { hidden }] = await reads.catch(() => {
    throw denied("try_later");
  });
  if (profile === null) throw denied("not_signed_in");
  return { ...holder, name: profile.name, being: profile.being, hidden };
};
