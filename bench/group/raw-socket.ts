import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { createFrameReader, frameOf, OPCODE } from "./frames.ts";

export type RawSocket = {
  /** A whole frame of `frameOf`. */
  write(frame: Buffer): void;
  readonly isOpen: boolean;
  close(): void;
};

/** Gets every text and binary frame; the payload is a view that holds during the call. */
export type OnMessage = (payload: Buffer, socket: RawSocket) => void;

/** What all sockets read into, one after the other: read, understood, and free again. */
const MEMORY = Buffer.allocUnsafe(64 * 1024);
const HEAD_END = "\r\n\r\n";
const PONG = frameOf(OPCODE.pong, new Uint8Array());

/** A WebSocket of `node:net` alone: half of the processor time of a whole client. Rejects when it is refused. */
export const openSocket = (port: number, path: string, onMessage: OnMessage): Promise<RawSocket> =>
  new Promise((resolve, reject) => {
    const state = { isOpen: false, head: "" };
    const reader = createFrameReader((opcode, payload) => {
      if (opcode === OPCODE.ping) socket.write(PONG);
      else if (opcode === OPCODE.close) socket.destroy();
      else onMessage(payload, raw);
    });
    const takeHead = (bytes: Buffer): void => {
      state.head += bytes.toString("latin1");
      const end = state.head.indexOf(HEAD_END);
      if (end < 0) return;
      if (!state.head.startsWith("HTTP/1.1 101")) return void socket.destroy(new Error(state.head.slice(0, 200)));
      state.isOpen = true;
      resolve(raw);
      const rest = state.head.slice(end + HEAD_END.length);
      if (rest !== "") reader.take(Buffer.from(rest, "latin1"));
    };
    const take = (length: number, memory: Uint8Array): boolean => {
      const bytes = (memory as Buffer).subarray(0, length); // as: MEMORY
      if (state.isOpen) reader.take(bytes);
      else takeHead(bytes);
      return true;
    };
    const socket = connect({ port, host: "127.0.0.1", noDelay: true, onread: { buffer: MEMORY, callback: take } });
    const raw: RawSocket = {
      write: (frame) => void socket.write(frame),
      get isOpen() {
        return state.isOpen;
      },
      close: () => void socket.destroy(),
    };
    socket.once("connect", () => {
      const key = randomBytes(16).toString("base64");
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}${HEAD_END}`,
      );
    });
    socket.on("error", reject);
    socket.once("end", () => socket.destroy());
    socket.once("close", () => {
      state.isOpen = false;
      reject(new Error(`A socket was closed: ${path}`));
    });
  });
