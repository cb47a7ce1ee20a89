/** Bare Colyseus: its own server and transports as they come, and a room without product logic. */
import { Server } from "@colyseus/core";
import { uWebSocketsTransport } from "@colyseus/uwebsockets-transport";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { BareRoom } from "./BareRoom.ts";
import { freePort } from "../../e2e/support/server-process.ts";
import { answerAsSide } from "./answer-as-side.ts";
import { pinTo } from "./pin.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";

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

answerAsSide(open);
