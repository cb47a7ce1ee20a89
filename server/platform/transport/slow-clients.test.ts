import { connect } from "node:net";
import { matchMaker, Protocol, Room, type Client } from "@colyseus/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createCuttableProxy } from "../../../e2e/support/cuttable-proxy.ts";
import { routeColyseusLog } from "../logger/colyseus-log.ts";
import { createLog } from "../logger/logger.ts";
import { listen } from "./listen.ts";
import type { Listening } from "./listening.ts";
import { OPCODE, openRaw, type RawOptions } from "./raw-websocket.ts";
import { sendRaw } from "./raw-socket.ts";
import { BACKPRESSURE_MAX_BYTES, LOOK_EVERY_MS } from "./socket-limits.ts";
import { CLOSE_TOO_MANY } from "./socket-watch.ts";
import { loadUws } from "./uws.transport.ts";

const KB = 1024;
/** More than the system itself keeps for a connection on this machine, several times over. */
const FLOOD_BYTES = 64 * KB * KB;
const FRAME_BYTES = 16 * KB;

const BIG = "0".repeat(40 * KB * KB);

const heard: string[] = [];
class FloodRoom extends Room {
  override patchRate = null;
  override messages = { "*": (_client: Client, name: unknown) => void heard.push(String(name)) };
}

const JOIN = { opcode: OPCODE.binary, payload: Uint8Array.of(Protocol.JOIN_ROOM) };
const aTurn = () => new Promise((resolve) => setImmediate(resolve));
const until = async (what: () => boolean, limitMs: number) => {
  const endMs = performance.now() + limitMs;
  while (!what() && performance.now() < endMs) await new Promise((resolve) => setTimeout(resolve, 20));
  return what();
};

/** Eight seconds (S1), and as much again for a machine with other work. */
const FOUND_MAX_MS = 16_000;
const SLOW_MAX_MS = 25_000;
/** Sends `start` at once and then `drop` twice a second, and reads only after `readsAfterMs`. */
const drip = (
  port: number,
  start: string,
  drop: string,
  readsAfterMs = 0,
): Promise<"ended" | "still open" | "answered"> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let bytes = 0;
    socket.on("data", (chunk) => (bytes += chunk.length));
    socket.on("error", () => undefined);
    if (readsAfterMs > 0) socket.pause();
    const reading = setTimeout(() => socket.resume(), readsAfterMs);
    socket.write(start);
    const timer = setInterval(() => void (drop !== "" && socket.write(drop)), 500);
    const finish = (how: "ended" | "still open" | "answered"): void => {
      for (const one of [reading, limit]) clearTimeout(one);
      clearInterval(timer);
      socket.destroy();
      resolve(how);
    };
    const limit = setTimeout(() => finish("still open"), SLOW_MAX_MS);
    socket.on("close", () => finish(bytes < BIG.length ? "ended" : "answered"));
  });

describe.each([["ws"], ["uws"]] as const)("on the %s transport", (kind) => {
  const canRun = kind === "ws" || loadUws().ok;
  describe.skipIf(!canRun)(canRun ? "over real sockets" : "is skipped: uWebSockets.js does not load here", () => {
    let listening: Listening;
    let room: FloodRoom;
    const seat = async (options: RawOptions = {}, port = listening.port) => {
      const listing = await matchMaker.driver.findOne({ roomId: room.roomId });
      const { sessionId } = await matchMaker.reserveSeatFor(listing, {});
      const { processId, roomId } = listing;
      const socket = await openRaw(port, `/${processId}/${roomId}?sessionId=${sessionId}`, options);
      await until(() => room.clients.some((client) => client.sessionId === sessionId), 2_000);
      const client = () => room.clients.find((one) => one.sessionId === sessionId);
      return { socket, client };
    };
    beforeAll(async () => {
      routeColyseusLog(createLog({ level: "silent", format: "json" }));
      await matchMaker.setup();
      await matchMaker.accept();
      const handle = async ({ url }: Request) => new Response(url.endsWith("/big") ? BIG : "small");
      const port = { kind: "fixed", port: 0 } as const;
      ({ listening } = await listen({ handle, host: "127.0.0.1", port, transport: kind, publicUrl: null }));
      matchMaker.defineRoomType("flood", FloodRoom);
      const { roomId } = await matchMaker.createRoom("flood", {});
      room = matchMaker.getLocalRoomById(roomId) as FloodRoom;
      room.autoDispose = false;
    });
    afterAll(async () => {
      await room.disconnect();
      await listening.close();
    });

    /** Numbered frames; gives how many were sent before the room lost its client. */
    const flood = async (client: () => Client | undefined, isInOneTurn: boolean) => {
      let sent = 0;
      for (; sent * FRAME_BYTES < FLOOD_BYTES; sent += 1) {
        const to = client();
        if (to === undefined) break;
        const frame = Buffer.alloc(FRAME_BYTES);
        frame.writeUInt32BE(sent);
        to.sendBytes("n", frame);
        if (!isInOneTurn && sent % 16 === 0) await aTurn();
      }
      return sent;
    };
    const numbersInto = (numbers: number[]) => ({
      onFrame: (payload: Buffer) => {
        if (payload.length > FRAME_BYTES) numbers.push(payload.readUInt32BE(payload.length - FRAME_BYTES));
      },
    });

    it("ends a client that does not read at the limit, long before a flood is over", async () => {
      const { socket, client } = await seat();
      socket.send(JOIN);
      await until(() => client()?.state === 1, 2_000);
      socket.socket.pause();
      const sent = await flood(client, false);
      expect(sent * FRAME_BYTES).toBeLessThan(FLOOD_BYTES / 2);
      expect(sent * FRAME_BYTES).toBeGreaterThan(BACKPRESSURE_MAX_BYTES);
      socket.socket.destroy();
    }, 20_000);

    it("never leaves out a frame and goes on: what arrived has no gap, and the connection is over", async () => {
      const numbers: number[] = [];
      const { socket, client } = await seat(numbersInto(numbers));
      socket.send(JOIN);
      await until(() => client()?.state === 1, 2_000);
      // In one turn of the loop nobody can read.
      await flood(client, true);
      await until(() => client() === undefined, 5_000);
      client()?.sendBytes("n", Buffer.alloc(FRAME_BYTES));
      await socket.closed;
      expect(client()).toBeUndefined();
      expect(numbers).toEqual(numbers.map((_, index) => index));
      expect(numbers.length * FRAME_BYTES).toBeLessThan(FLOOD_BYTES);
    }, 20_000);

    it.concurrent("S1 finds out within 8 s that a connection is half-open, and leaves one in peace that only answers pings", async () => {
      const proxy = await createCuttableProxy(listening.port);
      const [cut, mute, quiet] = [await seat({}, proxy.port), await seat({ answersPings: false }), await seat()];
      for (const { socket } of [cut, mute, quiet]) socket.send(JOIN);
      await until(() => [cut, mute, quiet].every(({ client }) => client()?.state === 1), 2_000);
      proxy.freeze();
      const isFound = await until(() => cut.client() === undefined && mute.client() === undefined, FOUND_MAX_MS);
      expect(isFound).toBe(true);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      expect(quiet.client()?.state).toBe(1);
      quiet.socket.socket.destroy();
      await proxy.close();
    }, 30_000);

    it.concurrent("ends whoever sends headers or a body drop by drop, says nothing, or does not read its answer", async () => {
      const [headers, body, chunks, silence, unread] = await Promise.all([
        drip(listening.port, "GET / HTTP/1.1\r\nhost: x\r\nslow: ", "x"),
        drip(listening.port, "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n", "x"),
        drip(listening.port, "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
        drip(listening.port, "", ""),
        drip(listening.port, "GET /big HTTP/1.1\r\nhost: x\r\n\r\n", "", SLOW_MAX_MS - 8_000),
      ]);
      expect({ headers, body, chunks, silence, unread }).toEqual({
        headers: "ended",
        body: "ended",
        chunks: "ended",
        silence: "ended",
        unread: "ended",
      });
    }, 40_000);

    it("S2 closes a seat that sends anything before its acknowledgement", async () => {
      const { socket } = await seat();
      socket.send({ opcode: OPCODE.binary, payload: Buffer.from([Protocol.ROOM_DATA, 0xa1, 0x78]) });
      await socket.closed;
      expect([socket.closeCode(), heard]).toEqual([CLOSE_TOO_MANY, []]);
    });

    it("S4 closes whoever floods, also where no room listens", async () => {
      let answers = 0;
      const utility = await openRaw(listening.port, "/", { onFrame: () => (answers += 1) });
      utility.send(...Array.from({ length: 5_000 }, () => ({ opcode: OPCODE.binary, payload: Uint8Array.of(18) })));
      await utility.closed;
      expect(utility.closeCode()).toBe(CLOSE_TOO_MANY);
      expect(answers).toBeLessThan(300);
      const pinging = await seat();
      pinging.socket.send(JOIN);
      const pings = Array.from({ length: 20_000 }, () => ({ opcode: OPCODE.ping, payload: new Uint8Array() }));
      pinging.socket.send(...pings);
      if (kind === "ws") {
        await pinging.socket.closed;
        expect(await until(() => pinging.client() === undefined, 2_000)).toBe(true);
      }
      pinging.socket.socket.destroy();
      expect((await sendRaw(listening.port, ["HEAD / HTTP/1.1\r\nhost: x\r\n\r\n"], 300)).text).toMatch(
        /^HTTP\/1\.1 200/,
      );
    });

    it("S3 takes no address that is none", async () => {
      for (const target of ["http://[", "//", "/%", "/a/b?sessionId=%", "*", "/\u00ff"]) {
        const upgrade = `GET ${target} HTTP/1.1\r\nhost: x\r\nx: \u0080\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\nsec-websocket-version: 13\r\n\r\n`;
        await sendRaw(listening.port, [Buffer.from(upgrade, "latin1")], 100);
      }
      expect((await sendRaw(listening.port, ["HEAD / HTTP/1.1\r\nhost: x\r\n\r\n"], 300)).text).toMatch(
        /^HTTP\/1\.1 200/,
      );
    });
  });
});
