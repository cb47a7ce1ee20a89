import { createServer } from "node:net";

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

/**
 * A free port of 127.0.0.1 below those from which the system dials out: a client that keeps dialling the address of a
 * stopped server can otherwise be given that very port for itself, and the server does not get it back.
 * The first from `from` on, for somebody who wants several.
 */
export const quietPort = async (from = 20_000 + (process.pid % 9_000)): Promise<number> => {
  for (let port = from; port < 32_000; port += 1) if (await isFree(port)) return port;
  throw new Error("No port between 20000 and 32000 is free.");
};
