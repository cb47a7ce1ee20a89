import { createServer, type AddressInfo } from "node:net";

/** A port of this machine that nobody has at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo; // as: it listens on a port
      probe.close(() => resolve(port));
    });
  });
