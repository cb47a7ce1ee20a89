import { connect } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openRealServer, type RealServer } from "./api/testing/real-server.ts";
import { loadUws } from "./platform/transport/uws.transport.ts";

const LARGE = 30 * 1024 * 1024;
const PIECE = Buffer.alloc(64 * 1024, "x");
/** What may lie in the buffers of both ends of a connection before an answer is read. */
const UNDER_WAY_MAX = 8 * 1024 * 1024;
const AT_ONCE = 16;

/**
 * Sends a body of so many bytes until all of it is gone or the other end has had enough; how much that was, and the answer.
 * A connection that is closed while somebody still sends is reset, and the answer may be lost with it.
 */
const pour = async (
  port: number,
  head: string,
  length: number,
  frame: (piece: Buffer) => Buffer = (piece) => piece,
) => {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  let isOver = false;
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  for (const event of ["close", "error", "end"]) socket.on(event, () => (isOver = true));
  await once(socket, "connect");
  socket.write(head);
  let sent = 0;
  while (sent < length && !isOver && answer === "") {
    sent += PIECE.length;
    if (!socket.write(frame(PIECE)))
      await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => undefined);
    await new Promise(setImmediate);
  }
  while (!isOver) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  return { sent, answer };
};
const headOf = (method: string, path: string, length: string): string =>
  `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n${length}\r\n\r\n`;
const chunk = (piece: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n")]);
const heldBytes = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

describe.each(["ws", "uws"] as const)("a body of 30 MB over %s", (transport) => {
  describe.skipIf(transport === "uws" && !loadUws().ok)("is refused", () => {
    let server: RealServer;
    beforeAll(async () => {
      server = await openRealServer("pglite", transport);
    });
    afterAll(() => server.close());

    it("by every route that changes something, at its header, without a session", async () => {
      for (const { method, path, upload } of server.routes.filter((route) => route.method !== "GET")) {
        const head = headOf(method, path.replace(/:\w+/g, "x"), `content-length: ${LARGE}`);
        const { answer } = await pour(server.port, head, 0);
        // Who may send a file is asked who they are before how large it is.
        const [status, code] = upload === null ? [413, "too_large"] : [401, "not_signed_in"];
        expect([method, path, answer.slice(0, 12)]).toEqual([method, path, `HTTP/1.1 ${status}`]);
        expect(answer).toContain(`"code":"${code}"`);
        // Whoever sends on is cut off.
        expect((await pour(server.port, head, LARGE)).sent).toBeLessThan(UNDER_WAY_MAX);
      }
    });

    it("when it comes in chunks, from many at once, and is held by nobody", async () => {
      const before = heldBytes();
      let most = 0;
      const watch = setInterval(() => (most = Math.max(most, heldBytes() - before)), 5);
      const head = headOf("POST", "/api/guests", "transfer-encoding: chunked");
      const poured = await Promise.all(Array.from({ length: AT_ONCE }, () => pour(server.port, head, LARGE, chunk)));
      clearInterval(watch);
      for (const { sent, answer } of poured) {
        expect(answer).toMatch(/^(HTTP\/1\.1 413|$)/);
        expect(sent).toBeLessThan(UNDER_WAY_MAX);
      }
      // All of them together: less than two such bodies, this end's own pieces included.
      expect(most).toBeLessThan(2 * LARGE);
    });
  });
});
