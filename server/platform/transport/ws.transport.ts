import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketTransport, type TransportOptions } from "@colyseus/ws-transport";
import { MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import { rawEarlyProblem } from "../http/early-problem.ts";
import type { HttpHandler } from "../http/handler.ts";
import { createNodeHttp } from "../http/node.adapter.ts";
import { createHeartbeat, type Heartbeat } from "./heartbeat.ts";
import { PortTaken, type Listening } from "./listening.ts";
import { refuseOtherSites } from "./socket-limits.ts";
import { watchSocket } from "./socket-watch.ts";
import { boundSocket, type BoundedSocket } from "./ws.socket.ts";

const SEAT = /[?&]sessionId=[^&]/;

class BoundedTransport extends WebSocketTransport {
  constructor(options: TransportOptions, heartbeat: Heartbeat) {
    super(options);
    // as: the class that `ws` uses unless it is told otherwise
    this.wss.options.WebSocket = boundSocket(this.wss.options.WebSocket as never) as never;
    // First of its listeners: nothing is heard before it is watched.
    this.wss.prependListener("connection", (raw, request) => {
      const socket = raw as unknown as BoundedSocket; // as: of the class just named
      socket.watch = watchSocket(SEAT.test(request.url ?? ""));
      heartbeat.add(socket);
      raw.once("close", () => heartbeat.remove(socket));
    });
  }
  // Colyseus would throw on an address that is none, out of every handler's reach.
  protected override listenForUpgrade(server: Server): void {
    super.listenForUpgrade(server, (request: IncomingMessage) => {
      if (URL.canParse(`ws://server${request.url ?? "/"}`)) return true;
      request.socket.end(rawEarlyProblem(400, "bad_message"));
      return false;
    });
  }
}

/** Listens with Node's own http and `ws`. A frame over MAX_FRAME_BYTES closes its connection with 1009. */
export async function listenWs(
  handle: HttpHandler,
  host: string,
  port: number,
  publicUrl: URL | null,
): Promise<Listening> {
  const server = createNodeHttp(handle);
  const heartbeat = createHeartbeat();
  const beforeUpgrade = refuseOtherSites(publicUrl);
  // A frame a turn from each: a chunk full of frames holds up nobody else.
  const options = {
    server,
    maxPayload: MAX_FRAME_BYTES,
    allowSynchronousEvents: false,
    pingInterval: 0,
    beforeUpgrade,
  };
  const transport = new BoundedTransport(options, heartbeat);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortTaken(port) : error),
    );
    server.listen(port, host, resolve);
  });
  return {
    kind: "ws",
    port: (server.address() as AddressInfo).port,
    transport,
    close: () =>
      new Promise((resolve) => {
        heartbeat.stop();
        server.once("close", resolve);
        transport.shutdown();
        server.closeAllConnections();
      }),
  };
}
