/** HugMood's process: its rooms on its own transport and matchmaking, over services in memory, with the limits of people lifted. */
import "../faults/lift-limits.ts";
import { DIGEST_LEAST_MS } from "#shared/schema/digest.ts";
import { loadUws } from "../../server/platform/transport/uws.transport.ts";
import type { RoomDeps } from "../../server/rooms/room-deps.ts";
import { startRoomServer, type RoomServer } from "../../server/rooms/testing/room-server.ts";
import { groupHugDraft } from "../../server/services/testing/group-hug.ts";
import { answerAsSide } from "./answer-as-side.ts";
import { pinTo } from "./pin.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";
import type { RoomSeats } from "./talk.ts";
import { ROOM_OF } from "./workload.ts";

/** As in the product, but that a group hug is not over before the bench is. */
const LASTS_MS = 24 * 60 * 60_000;
const lasting = ({ designs }: RoomDeps): Partial<RoomDeps> => ({
  digestLeastMs: DIGEST_LEAST_MS,
  designs: {
    forGroup(id) {
      const design = designs.forGroup(id);
      return design && { ...design, durationMs: LASTS_MS, beats: [] };
    },
  },
});

let server: RoomServer | null = null;
const opened = (): RoomServer => {
  if (server === null) throw new Error("It was not asked to listen yet.");
  return server;
};

const open = async ({ processors }: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  const isPinned = pinTo(processors);
  const transport = loadUws().ok ? "uws" : "ws";
  server = await startRoomServer({ transport, deps: lasting });
  return { port: server.port, transport, isPinned };
};

const makeRoom = async (): Promise<RoomSeats> => {
  const { world, identity } = opened();
  const people: string[] = [];
  for (let n = 0; n < ROOM_OF; n += 1) people.push(await world.addUser(`Person ${n}`));
  const made = await world.groupHugs.create(people[0] ?? "", groupHugDraft({ capacity: ROOM_OF, visibility: "link" }));
  if (!made.ok) throw new Error(`A group hug was not made: ${made.refusal.code}`);
  return { room: made.value.id, tokens: people.map((id) => identity.tokenFor(id)) };
};

const makeRooms = async (count: number): Promise<readonly RoomSeats[]> => {
  const rooms: RoomSeats[] = [];
  while (rooms.length < count) rooms.push(await makeRoom());
  return rooms;
};

answerAsSide(open, makeRooms);
