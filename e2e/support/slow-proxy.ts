import { once } from "node:events";
import net from "node:net";

/** A TCP proxy on a free port of 127.0.0.1 that delivers every chunk late, in order: somebody far away, for real. */
export type SlowProxy = { readonly url: string; close(): Promise<void> };

/** `upMs` to the server and `downMs` from it, each way. */
export const createSlowProxy = async (targetPort: number, upMs: number, downMs: number): Promise<SlowProxy> => {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((near) => {
    const far = net.connect(targetPort, "127.0.0.1");
    carry(near, far, upMs);
    carry(far, near, downMs);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => socket.destroy()).on("close", () => sockets.delete(socket));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no TCP port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
};

/** Timers of the same delay fire in the order in which they were set, so chunks keep theirs. */
const carry = (from: net.Socket, to: net.Socket, delayMs: number): void => {
  from.on("data", (chunk) => void setTimeout(() => to.writable && to.write(chunk), delayMs));
  from.on("end", () => void setTimeout(() => to.end(), delayMs));
  from.on("close", () => void setTimeout(() => to.destroy(), delayMs + 50));
};
