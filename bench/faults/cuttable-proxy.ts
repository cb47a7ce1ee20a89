import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A TCP proxy on a port of its own that can be cut: what people's connections go through. */
export type CuttableProxy = {
  readonly port: number;
  /** Ends every connection, as a broken cable does once it is noticed. */
  cut(): void;
  /** What servers say goes nowhere until `heal`; what people say still arrives. Nobody is told. */
  deafen(): void;
  heal(): void;
  close(): Promise<void>;
};

/** To the first of `targets()` that takes a connection, beginning with another one each time. */
export const createCuttableProxy = async (targets: () => readonly number[]): Promise<CuttableProxy> => {
  const pairs = new Set<readonly [Socket, Socket]>();
  let turn = 0;
  let isDeaf = false;

  const join = (near: Socket, far: Socket): void => {
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.setNoDelay(true).on("error", end).on("close", end);
    near.on("data", (chunk) => void far.write(chunk));
    // Bytes that are lost are lost: the connection is of no use any more, and nobody is told.
    far.on("data", (chunk) => {
      if (isDeaf) deaf.add(pair);
      if (!deaf.has(pair)) near.write(chunk);
    });
  };
  const deaf = new Set<readonly [Socket, Socket]>();
  const tryFrom = (near: Socket, ports: readonly number[], tries: number): void => {
    const port = ports[(turn + tries) % Math.max(1, ports.length)];
    if (port === undefined || tries >= ports.length || near.destroyed) return void near.destroy();
    const far = connect({ port, host: "127.0.0.1" });
    far.once("connect", () => join(near, far));
    far.once("error", () => {
      far.destroy();
      tryFrom(near, ports, tries + 1);
    });
  };
  const server = createServer((near) => {
    near.on("error", () => near.destroy());
    turn += 1;
    tryFrom(near, targets(), 0);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number }; // as: it listens on a port
  const cut = (): void => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port,
    cut,
    deafen: () => void (isDeaf = true),
    heal: () => {
      isDeaf = false;
      deaf.clear();
    },
    async close() {
      cut();
      server.close();
      await once(server, "close");
    },
  };
};
