import { connect, createServer, type AddressInfo } from "node:net";

/** Every byte that goes from a server to whoever comes this way. */
export const openTap = async (port: number) => {
  const taken: Buffer[] = [];
  const server = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    near.pipe(far);
    far.on("data", (bytes) => void taken.push(bytes));
    far.pipe(near);
    for (const socket of [near, far]) socket.on("error", () => void (near.destroy(), far.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port: own } = server.address() as AddressInfo; // as: it listens on a port
  return {
    url: `http://127.0.0.1:${own}`,
    text: () => Buffer.concat(taken).toString("latin1"),
    forget: () => void taken.splice(0),
    close: () => void server.close(),
  };
};
