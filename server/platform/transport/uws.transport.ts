import { createRequire } from "node:module";
import { createServer } from "node:net";
import { MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import type { HttpHandler } from "../http/handler.ts";
import { mountOnUws } from "../http/uws.adapter.ts";
import type { UwsApp, UwsModule } from "../http/uws.port.ts";
import { createFrameQueue } from "./frame-queue.ts";
import { createHeartbeat } from "./heartbeat.ts";
import { PortTaken, type Listening } from "./listening.ts";
import { BACKPRESSURE_MAX_BYTES, refuseOtherSites } from "./socket-limits.ts";
import { watchClient, type RawClient, type WatchedClient, type Wrapper } from "./uws.socket.ts";

/** uWS drops a connection without a close code over its own limit, so that one is higher and ours is applied before it. */
const HARD_FRAME_MAX_BYTES = 4 * MAX_FRAME_BYTES;

/** The native module, or why it cannot be had here. */
export function loadUws():
  | { readonly ok: true; readonly uws: UwsModule }
  | { readonly ok: false; readonly reason: string } {
  try {
    return { ok: true, uws: createRequire(import.meta.url)("uWebSockets.js") as UwsModule };
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    return { ok: false, reason };
  }
}

/** Listens with uWebSockets.js on `host` only. A frame over MAX_FRAME_BYTES closes its connection with 1009. */
export async function listenUws(
  uws: UwsModule,
  handle: HttpHandler,
  host: string,
  port: number,
  publicUrl: URL | null,
): Promise<Listening> {
  const { uWebSocketsTransport } = await import("@colyseus/uwebsockets-transport");
  const heartbeat = createHeartbeat();
  const queue = createFrameQueue();
  const watched = new WeakMap<object, WatchedClient>();
  class WatchedTransport extends uWebSocketsTransport {
    // `any`: the transport types this with uWebSockets.js' own types, which the package in use does not ship.
    // oxlint-disable-next-line typescript/no-explicit-any
    protected override onConnection(client: any): Promise<void> {
      const joined = super.onConnection(client);
      const wrapper = this.clientWrappers.get(client) as Wrapper | undefined;
      if (wrapper === undefined) return joined;
      const own = watchClient(client as RawClient, wrapper, queue, () => heartbeat.remove(own));
      watched.set(client, own);
      heartbeat.add(own);
      return joined;
    }
  }
  await refuseTakenPort(host, port);
  const options = {
    maxPayloadLength: HARD_FRAME_MAX_BYTES,
    maxBackpressure: BACKPRESSURE_MAX_BYTES,
    closeOnBackpressureLimit: true,
    // Its own pings go to all connections in the same turn, every four seconds.
    idleTimeout: 0,
    sendPingsAutomatically: false,
    beforeUpgrade: refuseOtherSites(publicUrl),
    pong: (client: object) => watched.get(client)?.heardPong(),
  };
  const transport = new WatchedTransport(options);
  const app = transport.app as unknown as UwsApp;
  mountOnUws(app, handle);
  const socket = await new Promise<unknown>((resolve, reject) => {
    app.listen(host, port, uws.LIBUS_LISTEN_EXCLUSIVE_PORT, (listening) => {
      if (listening) resolve(listening);
      else reject(new PortTaken(port));
    });
  });
  return {
    kind: "uws",
    port: uws.us_socket_local_port(socket),
    transport,
    close: async () => {
      heartbeat.stop();
      app.close();
    },
  };
}

/** uWS says only that it could not listen; Node says why. */
async function refuseTakenPort(host: string, port: number): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "EADDRINUSE" ? new PortTaken(port) : error),
    );
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve()));
  });
}
