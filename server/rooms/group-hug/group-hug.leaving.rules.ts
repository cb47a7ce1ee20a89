import type { Went } from "./group-hug.answers.rules.ts";
import type { GroupHugEffect } from "./group-hug.effect.rules.ts";
import { without } from "./group-hug.people.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";
import { enqueue, type Asked } from "./group-hug.writes.rules.ts";

/** Who blocked whom. */
export type BlockIn = { readonly by: string; readonly of: string };

/** Somebody has left for good. `asked`: their own request, null = they did not come back, or a block parts them. */
export const depart = (hug: GroupHug, userId: string, asked: Asked | null): GroupHug => ({
  ...hug,
  people: without(hug.people, userId),
  writes: enqueue(hug.writes, { kind: "left", userId }, asked),
  hostId: hug.hostId === userId ? "" : hug.hostId,
});

/** For everybody in the room they are gone; the device that asked waits until that is written down. */
export const leaveForGood = (hug: GroupHug, asked: Asked, deviceId: string): Went => {
  const { requestId, userId } = asked;
  const others = [...(hug.people.get(userId)?.devices ?? [])].filter((id) => id !== deviceId);
  const leaving = new Map(hug.leaving).set(requestId, deviceId);
  return { state: { ...depart(hug, userId, asked), leaving }, effects: [{ kind: "dismiss", deviceIds: others }] };
};

/** Who of the two has to leave; null = they do not meet here (any more). */
const leaverOf = ({ people, hostId }: GroupHug, { by, of }: BlockIn, isMutual: boolean): string | null => {
  if (by === hostId) return people.has(of) ? of : null;
  if (!people.has(by)) return null;
  if (of === hostId) return by;
  if (!people.has(of)) return null;
  return isMutual ? ([...people.keys()].findLast((userId) => userId === by || userId === of) ?? by) : by;
};

/** Whoever a block parts leaves. Blocks with its host first: who leaves because of one may be in nobody else's way. */
export const partBlocked = (hug: GroupHug, blocks: readonly BlockIn[]): Went => {
  const isOfHost = ({ by, of }: BlockIn): boolean => by === hug.hostId || of === hug.hostId;
  const effects: GroupHugEffect[] = [];
  let state = hug;
  for (const block of [...blocks.filter(isOfHost), ...blocks.filter((other) => !isOfHost(other))]) {
    const isMutual = blocks.some(({ by, of }) => by === block.of && of === block.by);
    const leaver = state.people.get(leaverOf(state, block, isMutual) ?? "");
    if (!leaver) continue;
    state = depart(state, leaver.userId, null);
    if (leaver.devices.size > 0) effects.push({ kind: "dismiss", deviceIds: [...leaver.devices] });
  }
  return { state, effects };
};
