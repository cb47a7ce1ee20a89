import { matchMaker } from "@colyseus/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLog } from "../logger/logger.ts";
import { routeColyseusLog } from "../logger/colyseus-log.ts";
import { listen } from "../transport/listen.ts";
import type { Listening } from "../transport/listening.ts";
import { sendRaw } from "../transport/raw-socket.ts";
import { loadUws } from "../transport/uws.transport.ts";
import { BODY_MAX_BYTES } from "./handler.ts";
import { createSite } from "./site.ts";

const LARGE = 10 * 1024 * 1024;
const PATH = "/api/me/picture";
let done = 0;
let handled = 0;
const handle = createSite({
  api: async (request) => {
    handled += 1;
    return Response.json({ size: (await request.arrayBuffer()).byteLength });
  },
  docs: async () => null,
  pages: { answer: async () => null },
  large: {
    limitOf: (method, path) => (method === "PUT" && path === PATH ? { maxBytes: LARGE, maxMs: 2_000 } : null),
    admit: async ({ headers }) =>
      headers.get("cookie") === null
        ? Response.json({ code: "not_signed_in" }, { status: 401 })
        : () => void (done += 1),
  },
  publicUrl: null,
  isBehindProxy: false,
  onBug: () => undefined,
});

beforeAll(async () => {
  routeColyseusLog(createLog({ level: "silent", format: "json" }));
  await matchMaker.setup();
  await matchMaker.accept();
});

describe.each([["ws"], ["uws"]] as const)("large bodies over %s", (transport) => {
  const canRun = transport === "ws" || loadUws().ok;
  describe.skipIf(!canRun)(canRun ? "over real sockets" : "is skipped: uWebSockets.js does not load here", () => {
    let listening: Listening;
    let url: string;
    beforeAll(async () => {
      const options = { handle, host: "127.0.0.1", port: { kind: "fixed", port: 0 }, publicUrl: null } as const;
      ({ listening } = await listen({ ...options, transport }));
      url = `http://127.0.0.1:${listening.port}`;
    });
    afterAll(() => listening.close());
    const put = (size: number, path = PATH, headers: Record<string, string> = { cookie: "a=1" }) =>
      fetch(url + path, { method: "PUT", body: new Uint8Array(size), headers });
    const begin = (headers: string, ...rest: string[]) => [
      `PUT ${PATH} HTTP/1.1\r\nhost: x\r\n${headers}\r\n`,
      ...rest,
    ];

    it("come in whole up to their limit, at their address only", async () => {
      const before = done;
      expect(await (await put(LARGE)).json()).toEqual({ size: LARGE });
      expect(await (await put(LARGE, `${PATH}?x=1`)).json()).toEqual({ size: LARGE });
      expect(done - before).toBe(2);
      expect((await put(BODY_MAX_BYTES + 1, "/api/other")).status).toBe(413);
    });

    it("are refused beyond it: announced, or sent in pieces without an end", async () => {
      const before = [done, handled];
      const announced = await sendRaw(listening.port, begin(`cookie: a=1\r\ncontent-length: ${30 * 1024 * 1024}\r\n`));
      expect([announced.text.slice(0, 12), announced.isClosed]).toEqual(["HTTP/1.1 413", true]);
      const piece = `100000\r\n${"x".repeat(0x100000)}\r\n`;
      const pieces = Array.from({ length: 12 }, () => piece);
      const { text } = await sendRaw(listening.port, begin("cookie: a=1\r\ntransfer-encoding: chunked\r\n", ...pieces));
      expect(text).toMatch(/^HTTP\/1\.1 413/);
      expect([done, handled]).toEqual([(before[0] ?? 0) + 2, before[1]]);
    });

    it("are not waited for from nobody, nor from another site's page", async () => {
      const before = [done, handled];
      const nobody = await sendRaw(listening.port, begin(`content-length: ${LARGE}\r\n`));
      expect([nobody.text.slice(0, 12), nobody.isClosed]).toEqual(["HTTP/1.1 401", true]);
      expect(nobody.text).toContain("content-security-policy");
      const origin = "cookie: a=1\r\norigin: http://evil.example\r\n";
      const elsewhere = await sendRaw(listening.port, begin(`${origin}content-length: ${LARGE}\r\n`));
      expect(elsewhere.text).toMatch(/^HTTP\/1\.1 403/);
      expect([done, handled]).toEqual(before);
    });

    it("that do not come in time end, and give their place back", async () => {
      const before = done;
      const slow = await sendRaw(
        listening.port,
        begin(`cookie: a=1\r\ncontent-length: ${LARGE}\r\n`, "some of it"),
        3_000,
      );
      expect([slow.text.slice(0, 12), slow.isClosed]).toEqual(["HTTP/1.1 408", true]);
      expect(done - before).toBe(1);
    });

    it("whose sender goes away give their place back, too", async () => {
      const before = done;
      await sendRaw(listening.port, begin(`cookie: a=1\r\ncontent-length: ${LARGE}\r\n`, "some of it"), 100);
      await expect.poll(() => done - before).toBe(1);
    });
  });
});
