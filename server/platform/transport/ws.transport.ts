import type { AddressInfo } from "node:net";
import { MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import { WebSocketTransport } from "@colyseus/ws-transport";
import type { HttpHandler } from "../http/handler.ts";
import { createNodeHttp } from "../http/node.adapter.ts";
import { PortTaken, type Listening } from "./listening.ts";
import { BACKPRESSURE_MAX_BYTES, PING_EVERY_MS, PINGS_MISSED_MAX, refuseOtherSites } from "./socket-limits.ts";

class BoundedTransport extends WebSocketTransport {
  /** `ws` keeps for a slow reader whatever is sent, without end. */
  dropSlowReaders(): void {
    for (const client of this.wss.clients) if (client.bufferedAmount > BACKPRESSURE_MAX_BYTES) client.terminate();
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
  const transport = new BoundedTransport({
    server,
    maxPayload: MAX_FRAME_BYTES,
    pingInterval: PING_EVERY_MS,
    pingMaxRetries: PINGS_MISSED_MAX,
    beforeUpgrade: refuseOtherSites(publicUrl),
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortTaken(port) : error),
    );
    server.listen(port, host, resolve);
  });
  const watch = setInterval(() => transport.dropSlowReaders(), PING_EVERY_MS).unref();
  return {
    kind: "ws",
    port: (server.address() as AddressInfo).port,
    transport,
    close: () =>
      new Promise((resolve) => {
        clearInterval(watch);
        server.once("close", resolve);
        transport.shutdown();
        server.closeAllConnections();
      }),
  };
}
