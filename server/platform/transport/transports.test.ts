import { createServer } from "node:net";
import { matchMaker } from "@colyseus/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import { BODY_MAX_BYTES } from "../http/handler.ts";
import { createSite } from "../http/site.ts";
import { createLog } from "../logger/logger.ts";
import { routeColyseusLog } from "../logger/colyseus-log.ts";
import { listen } from "./listen.ts";
import type { Listening } from "./listening.ts";
import { sendRaw } from "./raw-socket.ts";
import { loadUws } from "./uws.transport.ts";

/** As much as no socket takes at once. */
const MANY_CHUNKS = 200;
const CHUNK = new Uint8Array(64 * 1024).fill(65);
let [chunks, isLeft] = [0, false];
const streamed = (): Response => {
  [chunks, isLeft] = [0, false];
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => (chunks++ < MANY_CHUNKS ? controller.enqueue(CHUNK) : controller.close()),
    cancel: () => void (isLeft = true),
  });
  return new Response(body, { headers: { "x-accel-buffering": "no", "content-type": "text/plain" } });
};
const echo = async (request: Request): Promise<Response | null> => {
  if (new URL(request.url).pathname === "/api/stream") return streamed();
  if (new URL(request.url).pathname !== "/api/echo") return null;
  const headers = new Headers({ "content-type": "application/json" });
  headers.append("set-cookie", "a=1");
  headers.append("set-cookie", "b=2");
  return Response.json({ method: request.method, size: (await request.arrayBuffer()).byteLength }, { headers });
};
const handle = createSite({
  api: echo,
  docs: async () => null,
  pages: { answer: async (pathname) => (pathname === "/index.html" ? new Response("<!doctype html>") : null) },
  publicUrl: null,
  isBehindProxy: false,
  onBug: () => undefined,
});
const open = (transport: "uws" | "ws", port = 0) =>
  listen({ handle, host: "127.0.0.1", port: { kind: "fixed", port }, transport, publicUrl: null });

beforeAll(async () => {
  routeColyseusLog(createLog({ level: "silent", format: "json" }));
  await matchMaker.setup();
  await matchMaker.accept();
});

describe.each([["ws"], ["uws"]] as const)("the %s transport", (kind) => {
  const canRun = kind === "ws" || loadUws().ok;
  describe.skipIf(!canRun)(canRun ? "over real sockets" : "is skipped: uWebSockets.js does not load here", () => {
    let listening: Listening;
    let url: string;
    beforeAll(async () => {
      ({ listening } = await open(kind));
      url = `http://127.0.0.1:${listening.port}`;
    });
    afterAll(() => listening.close());

    it("hands over method, address, body and answers with every header", async () => {
      const response = await fetch(`${url}/api/echo?x=1`, { method: "POST", body: "x".repeat(1000) });
      expect(await response.json()).toEqual({ method: "POST", size: 1000 });
      expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
      expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    });

    it("sends what is streamed as it is made, whole, and stops when nobody takes it", async () => {
      const response = await fetch(`${url}/api/stream`);
      expect(response.headers.get("content-length")).toBeNull();
      expect((await response.arrayBuffer()).byteLength).toBe(MANY_CHUNKS * CHUNK.byteLength);
      const leaving = new AbortController();
      const left = await fetch(`${url}/api/stream`, { signal: leaving.signal });
      expect(left.status).toBe(200);
      await new Promise((resolve) => void setTimeout(resolve, 200));
      expect(chunks).toBeLessThan(MANY_CHUNKS);
      leaving.abort();
      await expect.poll(() => isLeft, { timeout: 5_000 }).toBe(true);
    });

    it("answers HEAD with the length and no body, and the connection goes on", async () => {
      const { text, isClosed } = await sendRaw(listening.port, ["HEAD /api/echo HTTP/1.1\r\nhost: x\r\n\r\n"], 200);
      expect([text.slice(0, 12), isClosed]).toEqual(["HTTP/1.1 200", false]);
      expect(text.toLowerCase()).toMatch(/content-length: 2\d/);
      expect(text).not.toContain("{");
    });

    it("answers every unknown address: JSON 404, and the shell for pages", async () => {
      for (const target of [
        "/api/x",
        "/x.js",
        "/__healthcheck",
        "/matchmake",
        "/matchmake/x",
        "/monitor",
        "/playground",
        "/colyseus",
      ]) {
        const response = await fetch(url + target);
        expect([target, response.status]).toEqual([target, 404]);
        expect(await response.json()).toMatchObject({ code: "not_found", status: 404 });
      }
      for (const target of ["/", "/hugs", "/feel/1", "/@ben.o"]) {
        const response = await fetch(url + target, { headers: { accept: "text/html,*/*" } });
        expect([target, response.status]).toEqual([target, 200]);
      }
      for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"])
        expect((await fetch(`${url}/x`, { method })).status).toBe(404);
    });

    it.each(["/../../package.json", "/..%2f..%2fpackage.json", "/assets/../../.env", "/%2e%2e/.env", "//etc/passwd"])(
      "gives no file outside the pages: %s",
      async (target) => {
        const { text } = await sendRaw(listening.port, [
          `GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
        ]);
        expect(text).toMatch(/^HTTP\/1\.1 404/);
      },
    );

    it("takes a body up to the limit and refuses a larger one with a code, declared or in chunks", async () => {
      const post = (target: string, body: BodyInit, extra: object = {}) =>
        fetch(url + target, { method: "POST", body, ...extra });
      expect((await post("/api/echo", "x".repeat(BODY_MAX_BYTES))).status).toBe(200);
      const chunked = () =>
        new ReadableStream({
          start(controller) {
            for (let sent = 0; sent < 5; sent += 1) controller.enqueue(new Uint8Array(BODY_MAX_BYTES / 4));
            controller.close();
          },
        });
      for (const target of ["/api/echo", "/matchmake/joinOrCreate/lobby", "/x"]) {
        const declared = await post(target, "x".repeat(BODY_MAX_BYTES + 1));
        expect([declared.status, await declared.json()]).toMatchObject([413, { code: "too_large" }]);
        const inChunks = await post(target, chunked(), { duplex: "half" });
        expect([inChunks.status, await inChunks.json()]).toMatchObject([413, { code: "too_large" }]);
      }
      const endless = [
        "POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-length: 999999999\r\n\r\n",
        Buffer.alloc(200_000),
      ];
      expect((await sendRaw(listening.port, endless)).text).toMatch(/^HTTP\/1\.1 413/);
      expect((await fetch(`${url}/api/echo`)).status).toBe(200);
    });

    it("survives half bodies and malformed requests", async () => {
      const broken = [
        "POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc",
        "\r\n\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        "GET /a b c HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
        "POST /api/echo HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\n",
        "POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        `GET / HTTP/1.1\r\nhost: x\r\nbig: ${"x".repeat(100_000)}\r\n\r\n`,
        "GET http://evil.example/ HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: a b\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: x/../y\r\n\r\n",
      ];
      const answers = await Promise.all(broken.map((bytes) => sendRaw(listening.port, [bytes], 300)));
      for (const { text } of answers) expect(text === "" || /^HTTP\/1\.1 [45]/.test(text)).toBe(true);
      expect((await fetch(`${url}/api/echo`)).status).toBe(200);
    });

    it("answers by itself with the same headers as with a page", async () => {
      const early = [
        ["413", `POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-length: ${BODY_MAX_BYTES + 1}\r\n\r\n`],
        ["400", "GET / HTTP/1.1\r\nhost: x/../y\r\n\r\n"],
      ] as const;
      for (const [status, bytes] of early) {
        const { text } = await sendRaw(listening.port, [bytes], 300);
        expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
        expect(text).toContain("content-security-policy: default-src 'self'");
        expect(text).toContain("x-content-type-options: nosniff");
        expect(text).toContain("cache-control: no-store");
      }
    });

    it("takes what changes something from our own pages only", async () => {
      const post = async (target: string, headers: Record<string, string>) =>
        (await fetch(url + target, { method: "POST", headers })).status;
      for (const target of ["/api/echo", "/matchmake/joinOrCreate/lobby"]) {
        expect(await post(target, { origin: "http://evil.example" })).toBe(403);
        expect(await post(target, { origin: "null" })).toBe(403);
        expect(await post(target, { origin: url })).not.toBe(403);
      }
    });

    it("closes a connection that sends a frame over the limit with 1009, and takes one at the limit", async () => {
      const closeCode = (size: number) =>
        new Promise<number>((resolve) => {
          const socket = new WebSocket(`ws://127.0.0.1:${listening.port}/`);
          socket.addEventListener("open", () => socket.send(new Uint8Array(size)));
          socket.addEventListener("message", () => (socket.close(1000), resolve(0)));
          socket.addEventListener("close", ({ code }) => resolve(code));
        });
      expect(await closeCode(MAX_FRAME_BYTES)).toBe(0);
      expect(await closeCode(MAX_FRAME_BYTES + 1)).toBe(1009);
      expect(await closeCode(20 * MAX_FRAME_BYTES)).toBeGreaterThanOrEqual(1006);
    });

    it("refuses sockets that another site's page opens", async () => {
      const upgrade = (origin: string) =>
        sendRaw(
          listening.port,
          [
            `GET / HTTP/1.1\r\nhost: 127.0.0.1:${listening.port}\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\norigin: ${origin}\r\n\r\n`,
          ],
          300,
        );
      expect((await upgrade("http://evil.example")).text).toMatch(/^HTTP\/1\.1 403/);
      expect((await upgrade(`http://127.0.0.1:${listening.port}`)).text).toMatch(/^HTTP\/1\.1 101/);
    });

    it("says who has the port when it is taken, and tries the next ones when it may choose", async () => {
      const { port } = listening;
      await expect(open(kind, port)).rejects.toThrow(new RegExp(`Port ${port} is in use`));
      const next = await listen({
        handle,
        host: "127.0.0.1",
        port: { kind: "first_free", from: port },
        transport: kind,
        publicUrl: null,
      });
      expect(next.skippedPorts[0]).toBe(port);
      expect(next.listening.port).toBe(port + next.skippedPorts.length);
      await next.listening.close();
    });

    it("is reachable at the host given and at no other", async () => {
      const elsewhere = await fetch(`http://127.0.0.2:${listening.port}/`).catch(() => "refused");
      expect(elsewhere).toBe("refused");
    });
  });
});

it("finds a port that some other program holds taken, too", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as { port: number };
  for (const kind of ["ws", ...(loadUws().ok ? (["uws"] as const) : [])] as const)
    await expect(open(kind, port)).rejects.toThrow(/in use/);
  await new Promise((resolve) => other.close(resolve));
});
