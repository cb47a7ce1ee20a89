import { startChild, monotonicAheadMs } from "../child-process.ts";
import type { CuesAnswer, CuesAsk } from "./cues.child.ts";
import { watchLoop, type LoopLag } from "../loop-lag.ts";
import type { ClientNet } from "./network.ts";
import type { ProxyAnswer, ProxyAsk } from "./proxy.child.ts";

export type BenchWorld = {
  readonly transport: string;
  /** Server time at this process' performance.now() 0, ms. */
  readonly serverAheadMs: number;
  /** Ports of the proxy with the delays of these clients. */
  openPorts(nets: readonly ClientNet[]): Promise<readonly number[]>;
  closePorts(ports: readonly number[]): Promise<void>;
  lags(): Promise<Lags>;
  close(): Promise<void>;
};
export type Lags = {
  readonly clients: LoopLag;
  readonly server: LoopLag;
  readonly proxy: LoopLag;
  /** How much later than they should frames left the proxy, ms. */
  readonly frames: { readonly p50: number; readonly p99: number };
};

/** The server and the proxy, a process each; the clients are in this one. */
export const openWorld = async (): Promise<BenchWorld> => {
  const server = startChild<CuesAsk, CuesAnswer>(new URL("cues.child.ts", import.meta.url));
  const proxy = startChild<ProxyAsk, ProxyAnswer>(new URL("proxy.child.ts", import.meta.url));
  const { port: serverPort = 0, transport = "", aheadMs = 0 } = await server.ask({ kind: "listen" });
  const clients = watchLoop();
  return {
    transport,
    serverAheadMs: monotonicAheadMs() - aheadMs,
    openPorts: async (nets) => (await proxy.ask({ kind: "open", nets, serverPort })).ports ?? [],
    closePorts: async (ports) => void (await proxy.ask({ kind: "close", ports })),
    async lags() {
      const [{ lag: ofServer }, { lag: ofProxy, lateMs }] = await Promise.all([
        server.ask({ kind: "lag" }),
        proxy.ask({ kind: "lag" }),
      ]);
      const none = { p50: Number.NaN, p99: Number.NaN, most: Number.NaN };
      return { clients: clients.read(), server: ofServer ?? none, proxy: ofProxy ?? none, frames: lateMs ?? none };
    },
    async close() {
      await Promise.all([server.stop(), proxy.stop()]);
    },
  };
};
