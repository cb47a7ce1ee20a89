import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { createFrameReader } from "./frame-reader.ts";

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export type FrameShape = {
  readonly opcode: number;
  readonly payload: Uint8Array;
  /** What a client must not do is left to the caller. */
  readonly isFinal?: boolean;
  readonly reserved?: number;
  readonly isMasked?: boolean;
  /** In place of the payload's own length. */
  readonly claimedLength?: number;
};

/** A client's frame (RFC 6455, 5.2), with a mask of zeros: the payload stands in it as it is. */
export const encodeFrame = (shape: FrameShape): Buffer => {
  const { opcode, payload, isFinal = true, reserved = 0, isMasked = true } = shape;
  const length = shape.claimedLength ?? payload.byteLength;
  const mask = isMasked ? 0x80 : 0;
  const head = [(isFinal ? 0x80 : 0) | ((reserved & 7) << 4) | (opcode & 15)];
  if (length < 126) head.push(mask | length);
  else if (length < 65_536) head.push(mask | 126, length >> 8, length & 255);
  else {
    const long = Buffer.alloc(8);
    long.writeBigUInt64BE(BigInt(length));
    head.push(mask | 127, ...long);
  }
  return Buffer.concat([Buffer.from(head), Buffer.alloc(isMasked ? 4 : 0), payload]);
};

export const upgradeRequest = (target: string, port: number): string =>
  `GET ${target} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nupgrade: websocket\r\nconnection: upgrade\r\n` +
  `sec-websocket-key: ${randomBytes(16).toString("base64")}\r\nsec-websocket-version: 13\r\n\r\n`;

/** For tests and benches: a WebSocket of which every byte is in the caller's hand. It answers pings unless told not to. */
export type RawWebSocket = {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  /** From the server's close frame; null = there was none. */
  closeCode(): number | null;
  send(...shapes: readonly FrameShape[]): void;
};
export type RawOptions = {
  readonly onFrame?: (payload: Buffer, opcode: number) => void;
  readonly answersPings?: boolean;
};

/** Rejects when the server answers anything but 101. */
export const openRaw = async (port: number, target: string, options: RawOptions = {}): Promise<RawWebSocket> => {
  const { onFrame, answersPings = true } = options;
  const socket = connect(port, "127.0.0.1");
  const closed = once(socket, "close").then(
    () => undefined,
    () => undefined,
  );
  socket.on("error", () => undefined);
  let unread = Buffer.alloc(0);
  let code: number | null = null;
  const send = (...shapes: readonly FrameShape[]): void => {
    if (socket.writable) socket.write(Buffer.concat(shapes.map(encodeFrame)));
  };
  const reader = createFrameReader((opcode, payload) => {
    if (opcode === OPCODE.close) {
      code = payload.length >= 2 ? payload.readUInt16BE() : 1005;
      send({ opcode: OPCODE.close, payload: payload.subarray(0, 2) });
      socket.end();
    } else if (opcode === OPCODE.ping && answersPings) send({ opcode: OPCODE.pong, payload });
    onFrame?.(payload, opcode);
  });
  await new Promise<void>((resolve, reject) => {
    const refuse = (): void => reject(new Error(`no socket at ${target}: ${unread.toString("latin1").slice(0, 40)}`));
    void closed.then(refuse);
    const readHead = (chunk: Buffer): void => {
      unread = Buffer.concat([unread, chunk]);
      const end = unread.indexOf("\r\n\r\n");
      if (end < 0) return;
      if (!unread.toString("latin1", 0, 12).startsWith("HTTP/1.1 101")) return void socket.destroy();
      socket.off("data", readHead);
      const rest = unread.subarray(end + 4);
      unread = Buffer.alloc(0);
      resolve();
      socket.on("data", reader.take);
      reader.take(rest);
    };
    socket.on("data", readHead);
    socket.write(upgradeRequest(target, port));
  });
  return { socket, closed, closeCode: () => code, send };
};
