/** A peer's process: stock Colyseus on its own uWebSockets.js transport, a bare room each. */
import { randomUUID } from "node:crypto";
import { Server } from "@colyseus/core";
import { uWebSocketsTransport } from "@colyseus/uwebsockets-transport";
import { freePort } from "../../e2e/support/server-process.ts";
import { monotonicAheadMs } from "../child-process.ts";
import { answerAsServer } from "./answer-as-server.ts";
import { BareRoom } from "./BareRoom.ts";

/** Its own `listen` would bind every network of this machine. */
class LocalTransport extends uWebSocketsTransport {
  override listen(port: number | string, _host?: string, _backlog?: number, listening?: () => void): this {
    this.app.listen("127.0.0.1", Number(port), () => listening?.());
    return this;
  }
}

answerAsServer(async ({ users, patchRateMs, idleTimeoutS, port: wanted = 0 }) => {
  const transport = new LocalTransport(idleTimeoutS === undefined ? {} : { idleTimeout: idleTimeoutS });
  const server = new Server({ transport, greet: false, gracefullyShutdown: false });
  server.define("inbox", BareRoom, patchRateMs === undefined ? {} : { patchRateMs });
  const port = wanted || (await freePort());
  await server.listen(port);
  const people = Array.from({ length: users }, () => ({ id: randomUUID(), token: "none" }));
  return { port, transport: "uws", people, pid: process.pid, reachableAtMs: performance.now() + monotonicAheadMs() };
});
