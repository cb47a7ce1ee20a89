import { createRequire } from "node:module";
import { createServer } from "node:net";
import { MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import type { HttpHandler } from "../http/handler.ts";
import { mountOnUws } from "../http/uws.adapter.ts";
import type { UwsApp, UwsModule } from "../http/uws.port.ts";
import { PortTaken, type Listening } from "./listening.ts";
import { BACKPRESSURE_MAX_BYTES, refuseOtherSites } from "./socket-limits.ts";

/** uWS drops a connection without a close code over its own limit, so that one is higher and ours is applied before it. */
const HARD_FRAME_MAX_BYTES = 4 * MAX_FRAME_BYTES;
const CLOSE_TOO_BIG = 1009;
const IDLE_MAX_SECONDS = 16;

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

type RawClient = { end(code: number, reason: string): void };
type Wrapper = { emit(event: string, ...values: unknown[]): boolean };

/** Listens with uWebSockets.js on `host` only. A frame over MAX_FRAME_BYTES closes its connection with 1009. */
export async function listenUws(
  uws: UwsModule,
  handle: HttpHandler,
  host: string,
  port: number,
  publicUrl: URL | null,
): Promise<Listening> {
  const { uWebSocketsTransport } = await import("@colyseus/uwebsockets-transport");
  class LimitedTransport extends uWebSocketsTransport {
    // `any`: the transport types this with uWebSockets.js' own types, which the package in use does not ship.
    // oxlint-disable-next-line typescript/no-explicit-any
    protected override onConnection(client: any): Promise<void> {
      const joined = super.onConnection(client);
      const wrapper = this.clientWrappers.get(client) as Wrapper | undefined;
      if (wrapper !== undefined) closeOnTooBig(wrapper, client as RawClient);
      return joined;
    }
  }
  await refuseTakenPort(host, port);
  const transport = new LimitedTransport({
    maxPayloadLength: HARD_FRAME_MAX_BYTES,
    maxBackpressure: BACKPRESSURE_MAX_BYTES,
    closeOnBackpressureLimit: true,
    idleTimeout: IDLE_MAX_SECONDS,
    sendPingsAutomatically: true,
    beforeUpgrade: refuseOtherSites(publicUrl),
  });
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
    close: async () => void app.close(),
  };
}

function closeOnTooBig(wrapper: Wrapper, client: RawClient): void {
  const emit = wrapper.emit.bind(wrapper);
  wrapper.emit = (event, ...values) => {
    if (event !== "message" || (values[0] as Buffer).byteLength <= MAX_FRAME_BYTES) return emit(event, ...values);
    client.end(CLOSE_TOO_BIG, "frame_too_big");
    return true;
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
