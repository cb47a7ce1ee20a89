import { answerParent } from "../child-process.ts";
import { cpuMs } from "../hugs/cpu.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";
import type { RoomSeats } from "./talk.ts";
import { ROOM_OF } from "./workload.ts";

type Listen = ServerAsk & { kind: "listen" };
type MakeRooms = (count: number) => readonly RoomSeats[] | Promise<readonly RoomSeats[]>;

let made = 0;
/** Rooms of a server that asks nobody who they are. */
const makeOpenRooms: MakeRooms = (count) =>
  Array.from({ length: count }, () => ({ room: String((made += 1)), tokens: Array<string>(ROOM_OF).fill("") }));

/** All that differs between servers is how they are opened, and how their rooms are made. */
export const answerAsSide = (
  open: (ask: Listen) => Promise<ServerAnswer>,
  makeRooms: MakeRooms = makeOpenRooms,
): void =>
  answerParent<ServerAsk, ServerAnswer>(async (ask) => {
    switch (ask.kind) {
      case "listen":
        return open(ask);
      case "rooms":
        return { rooms: await makeRooms(ask.count) };
      case "usage":
        return { cpuMs: cpuMs() };
    }
  });
