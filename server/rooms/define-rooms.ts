import { matchMaker } from "@colyseus/core";
import { InboxRoom } from "./inbox/InboxRoom.ts";
import { LobbyRoom } from "./lobby/LobbyRoom.ts";
import type { RoomDeps } from "./room-deps.ts";

/** Makes the rooms known to Colyseus' matchmaker, which is one a process. What is given here wins over what clients say. */
export const defineRooms = (deps: RoomDeps): void => {
  matchMaker.defineRoomType("inbox", InboxRoom, { deps });
  matchMaker.defineRoomType("lobby", LobbyRoom, { deps });
};
