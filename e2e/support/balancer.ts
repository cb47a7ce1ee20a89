import { once } from "node:events";
import net from "node:net";

/**
 * What stands before several processes on 127.0.0.1, as an operator's proxy does: requests go to the targets in turn,
 * one that refuses is skipped, and `/p/<port>/…` leads to that very process as `/…`. So PROCESS_ADDRESS of a process is
 * `127.0.0.1:<balancer's port>/p/<its own port>`, and a page's sockets stay within its origin.
 */
export type Balancer = {
  readonly url: string;
  readonly port: number;
  /** Who gets requests from now on. Connections that are open stay, and the paths of former targets still lead to them. */
  setTargets(ports: readonly number[]): void;
  /** Ends every connection. */
  close(): Promise<void>;
};

const HEAD_MAX_BYTES = 64 * 1024;
const ONE_PROCESS = /^([A-Z]+) \/p\/(\d+)(\/\S*) HTTP/;
const NO_ANSWER = "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

export const createBalancer = async (targets: readonly number[]): Promise<Balancer> => {
  const sockets = new Set<net.Socket>();
  const known = new Set(targets);
  let current = [...targets];
  let turn = 0;

  const watch = (socket: net.Socket): void => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
  };
  const inTurn = (): readonly number[] => {
    const first = turn++ % Math.max(1, current.length);
    return [...current.slice(first), ...current.slice(0, first)];
  };
  const carry = async (near: net.Socket, start: Buffer): Promise<void> => {
    const { head, port } = readHead(start.toString("latin1"));
    const ports = port === null ? inTurn() : [port].filter((one) => known.has(one));
    for (const one of ports) {
      const far = await connected(one);
      if (far === null) continue;
      watch(far);
      if (near.destroyed) return void far.destroy();
      join(near, far);
      far.write(head, "latin1");
      return;
    }
    near.end(NO_ANSWER);
  };

  const server = net.createServer((near) => {
    watch(near);
    let start = Buffer.alloc(0);
    const read = (chunk: Buffer): void => {
      start = Buffer.concat([start, chunk]);
      if (!start.includes("\r\n\r\n") && start.length < HEAD_MAX_BYTES) return;
      near.pause().off("data", read);
      void carry(near, start);
    };
    near.on("data", read);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The balancer has no TCP port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    setTargets(ports) {
      current = [...ports];
      for (const port of ports) known.add(port);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};

/** Each request has a turn of its own: a connection that is not upgraded ends with its answer. */
const readHead = (text: string): { readonly head: string; readonly port: number | null } => {
  const head = text.replace(/^connection: *keep-alive\r$/im, "connection: close\r");
  const [line, method, port, path] = ONE_PROCESS.exec(head) ?? [];
  if (line === undefined) return { head, port: null };
  return { head: `${method} ${path} HTTP${head.slice(line.length)}`, port: Number(port) };
};

/** Null when nobody listens there. */
const connected = async (port: number): Promise<net.Socket | null> => {
  const socket = net.connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return socket;
  } catch {
    return null;
  }
};

const join = (near: net.Socket, far: net.Socket): void => {
  for (const [from, to] of [
    [near, far],
    [far, near],
  ] as const) {
    from.on("data", (chunk) => to.write(chunk));
    from.on("end", () => to.end());
    from.on("close", () => to.destroy());
    from.resume();
  }
};
