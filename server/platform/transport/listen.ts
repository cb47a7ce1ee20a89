import type { HttpHandler } from "../http/handler.ts";
import { PortTaken, type Listening } from "./listening.ts";
import { listenUws, loadUws } from "./uws.transport.ts";
import { listenWs } from "./ws.transport.ts";

export type ListenOptions = {
  readonly handle: HttpHandler;
  readonly host: string;
  readonly port:
    | { readonly kind: "fixed"; readonly port: number }
    | { readonly kind: "first_free"; readonly from: number };
  readonly transport: "auto" | "uws" | "ws";
  readonly publicUrl: URL | null;
};
/** `why` completes the log line that says which transport is used. */
export type Listened = {
  readonly listening: Listening;
  readonly why: string;
  readonly skippedPorts: readonly number[];
};

const PORTS_TRIED = 11;

/** Listens with the transport chosen, or the best that loads here. Throws PortTaken when no port is free. */
export async function listen(options: ListenOptions): Promise<Listened> {
  const { open, why } = opener(options);
  if (options.port.kind === "fixed") return { listening: await open(options.port.port), why, skippedPorts: [] };
  const skippedPorts: number[] = [];
  for (let port = options.port.from; ; port += 1) {
    try {
      return { listening: await open(port), why, skippedPorts };
    } catch (error) {
      if (!(error instanceof PortTaken)) throw error;
      skippedPorts.push(port);
      if (skippedPorts.length >= PORTS_TRIED) throw error;
    }
  }
}

function opener(options: ListenOptions): { open: (port: number) => Promise<Listening>; why: string } {
  const { handle, host, publicUrl, transport } = options;
  const openWs = (port: number) => listenWs(handle, host, port, publicUrl);
  if (transport === "ws") return { open: openWs, why: "ws, as TRANSPORT says" };
  const loaded = loadUws();
  if (!loaded.ok) {
    if (transport === "uws")
      throw new Error(
        `TRANSPORT is uws, but uWebSockets.js does not load here: ${loaded.reason} Remove TRANSPORT to use ws.`,
      );
    return { open: openWs, why: `ws, because uWebSockets.js does not load here (${loaded.reason})` };
  }
  const why =
    transport === "uws"
      ? "uWebSockets.js, as TRANSPORT says"
      : "uWebSockets.js, because it loads here and is the faster one";
  return { open: (port) => listenUws(loaded.uws, handle, host, port, publicUrl), why };
}
