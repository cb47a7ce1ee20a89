import { connect } from "node:net";

/** For tests: sends bytes as they are and resolves with all that comes back until the other side closes or `waitMs` is over. */
export function sendRaw(
  port: number,
  parts: readonly (string | Buffer)[],
  waitMs = 600,
): Promise<{ text: string; isClosed: boolean }> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1");
    const finish = (isClosed: boolean): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve({ text, isClosed });
    };
    const limit = setTimeout(() => finish(false), waitMs);
    socket.on("data", (chunk) => (text += chunk.toString("latin1")));
    socket.on("close", () => finish(true));
    socket.on("error", () => finish(true));
    for (const part of parts) socket.write(part);
  });
}
