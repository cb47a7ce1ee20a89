/** A process between clients and server: every client has a port of its own, on which every frame takes its time. */
import { connect, createServer, type Server, type Socket } from "node:net";
import { quantile } from "../quantile.ts";
import { answerParent } from "../child-process.ts";
import { createDelayLine, type Delays } from "./delay-line.ts";
import { watchLoop, type LoopLag } from "../loop-lag.ts";
import type { ClientNet } from "./network.ts";

export type ProxyAsk =
  | { readonly kind: "open"; readonly nets: readonly ClientNet[]; readonly serverPort: number }
  | { readonly kind: "close"; readonly ports: readonly number[] }
  | { readonly kind: "lag" };
export type ProxyAnswer = {
  readonly ports?: readonly number[];
  readonly lag?: LoopLag;
  /** How much later than they should frames left, ms. */
  readonly lateMs?: { readonly p50: number; readonly p99: number };
};

const lag = watchLoop();
const lateMs: number[] = [];
const open = new Map<number, { readonly server: Server; readonly sockets: Set<Socket> }>();

const relay = (from: Socket, to: Socket, delays: Delays): void => {
  const line = createDelayLine<Buffer | null>(
    delays,
    (chunk) => (chunk === null ? to.end() : to.write(chunk)),
    (late) => lateMs.push(late),
  );
  from.setNoDelay(true);
  from.on("data", (chunk) => line.push(chunk));
  from.on("end", () => line.push(null));
  from.on("error", () => to.destroy());
  from.on("close", () => from.destroyed && from.readableEnded === false && to.destroy());
  to.on("close", () => line.close());
};

const listenFor = (net: ClientNet, serverPort: number): Promise<number> => {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: serverPort, host: "127.0.0.1", noDelay: true });
    const seed = net.seed + (connections += 1) * 2;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    relay(near, far, { seed, leastMs: net.upMs, jitterMs: net.jitterMs });
    relay(far, near, { seed: seed + 1, leastMs: net.downMs, jitterMs: net.jitterMs });
  });
  return new Promise((resolve) => {
    server.listen({ port: 0, host: "127.0.0.1" }, () => {
      const { port } = server.address() as { port: number }; // as: it listens on a port
      open.set(port, { server, sockets });
      resolve(port);
    });
  });
};

answerParent<ProxyAsk, ProxyAnswer>(async (ask) => {
  switch (ask.kind) {
    case "open":
      return { ports: await Promise.all(ask.nets.map((net) => listenFor(net, ask.serverPort))) };
    case "close":
      for (const port of ask.ports) {
        const opened = open.get(port);
        opened?.server.close();
        for (const socket of opened?.sockets ?? []) socket.destroy();
        open.delete(port);
      }
      return {};
    case "lag":
      return { lag: lag.read(), lateMs: { p50: quantile(lateMs, 0.5), p99: quantile(lateMs, 0.99) } };
  }
});
