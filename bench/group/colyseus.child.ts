/** Bare Colyseus: its own server and transports as they come, and a room without product logic. */
import { Server } from "@colyseus/core";
import { uWebSocketsTransport } from "@colyseus/uwebsockets-transport";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { answerParent } from "../child-process.ts";
import { cpuMs } from "../hugs/cpu.ts";
import { BareRoom } from "./BareRoom.ts";
import { freePort } from "./free-port.ts";
import { pinTo } from "./pin.ts";
import { createOpenRooms, type ServerAnswer, type ServerAsk } from "./server.asks.ts";
import { ROOM_OF } from "./workload.ts";

const rooms = createOpenRooms(ROOM_OF);

const open = async ({ side, processors }: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  const isPinned = pinTo(processors);
  const isUws = side === "colyseus-uws";
  const server = new Server({
    transport: isUws ? new uWebSocketsTransport() : new WebSocketTransport(),
    greet: false,
    gracefullyShutdown: false,
  });
  server.define("bare", BareRoom).filterBy(["room"]);
  const port = await freePort();
  await server.listen(port, "127.0.0.1");
  return { port, transport: isUws ? "uws" : "ws", isPinned };
};

answerParent<ServerAsk, ServerAnswer>((ask) => {
  switch (ask.kind) {
    case "listen":
      return open(ask);
    case "rooms":
      return { rooms: rooms(ask.count) };
    case "usage":
      return { cpuMs: cpuMs() };
  }
});
