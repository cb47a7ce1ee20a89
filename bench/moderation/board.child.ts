/** A process with rooms on its board that nobody is in: the board and the courier are the product's, the rooms are made. */
import { randomUUID } from "node:crypto";
import { GROUP_PHASES, type GroupPhase } from "#shared/schema/group-hug.ts";
import type { RoomSummary } from "#shared/schema/moderation.ts";
import { systemClock } from "../../server/platform/clock.ts";
import { ClusterPresence } from "../../server/platform/cluster/cluster-presence.ts";
import { createCourier } from "../../server/platform/cluster/courier.ts";
import { isReadyWithin, openRedis } from "../../server/platform/cluster/redis.ts";
import { nowMs } from "../../server/platform/lifecycle/wall-clock.ts";
import { createRoomBoard } from "../../server/rooms/room-board.ts";
import { answerParent } from "../child-process.ts";

export type BoardAsk = {
  readonly kind: "open";
  readonly redisUrl: string;
  readonly rooms: number;
  readonly changesPerS: number;
};
export type BoardAnswer = { readonly rooms: number };

const READY_MAX_MS = 10_000;
const CHANGE_EVERY_MS = 50;

const madeRoom = (n: number, id: string, turn: number): Omit<RoomSummary, "sinceMs"> => ({
  id,
  name: `Evening hug ${n}`,
  phase: GROUP_PHASES[n % 2] as GroupPhase, // as: one of the first two
  people: 1 + (n % 20),
  here: 1 + ((n + turn) % 20),
  hostId: id,
  hostName: `Host ${n % 700}`,
  isListed: n % 3 > 0,
  isLocked: turn % 2 > 0,
  spreadMs: ((n + turn) % 50) / 2,
  rate: (n + 7 * turn) % 90,
  refusals: (n + turn) % 5,
});

const open = async ({ redisUrl, rooms, changesPerS }: BoardAsk): Promise<BoardAnswer> => {
  const redis = openRedis(redisUrl, { onAway: (error) => console.error(error), onBack: () => {} });
  if (!(await isReadyWithin(redis, READY_MAX_MS))) throw new Error("Redis does not answer.");
  const courier = createCourier(new ClusterPresence(redis, () => true), randomUUID());
  const board = createRoomBoard({
    process: `made-${process.pid}`,
    clock: systemClock,
    wallNowMs: nowMs,
    carry: (...to) => courier.carry("room-board", ...to),
  });
  const ids = Array.from({ length: rooms }, () => randomUUID());
  for (const [n, id] of ids.entries()) board.report(madeRoom(n, id, 0));
  const startMs = performance.now();
  let changed = 0;
  setInterval(() => {
    const due = ((performance.now() - startMs) / 1_000) * changesPerS;
    for (; changed < due; changed += 1) {
      const n = changed % ids.length;
      const id = ids[n];
      if (id !== undefined) board.report(madeRoom(n, id, 1 + Math.floor(changed / ids.length)));
    }
  }, CHANGE_EVERY_MS);
  return { rooms };
};

answerParent<BoardAsk, BoardAnswer>(open);
