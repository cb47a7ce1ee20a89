import { connect } from "node:net";
import { encodeFrame, OPCODE, upgradeRequest } from "../../server/platform/transport/raw-websocket.ts";

/** A WebSocket that costs its process little: it is parsed in place, and answers pings. */
export type LightSocket = {
  send(payload: Uint8Array): void;
  sendText(text: string): void;
  /** As a process that is killed: without a goodbye. */
  cut(): void;
};
export type LightOptions = {
  readonly port: number;
  /** The address of this machine that it leaves from. */
  readonly source: string;
  readonly target: string;
  readonly onOpen: () => void;
  /** The payload is only lent. */
  readonly onFrame: (payload: Buffer, opcode: number) => void;
  /** Once, for whatever reason, also when it never opened; `code` is the close frame's, 1006 without one. */
  readonly onEnd: (code: number) => void;
};

const NOTHING = Buffer.alloc(0);

const lengthOf = (bytes: Buffer): { start: number; length: number } | null => {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 127;
  const start = short === 127 ? 10 : short === 126 ? 4 : 2;
  if (bytes.length < start) return null;
  return { start, length: short === 127 ? bytes.readUInt32BE(6) : short === 126 ? bytes.readUInt16BE(2) : short };
};

export const openLight = ({ port, source, target, onOpen, onFrame, onEnd }: LightOptions): LightSocket => {
  const socket = connect({ port, host: "127.0.0.1", localAddress: source, noDelay: true });
  let unread: Buffer = NOTHING;
  let isOpen = false;
  let code = 1006;
  const write = (payload: Uint8Array, opcode: number): void => {
    if (socket.writable) socket.write(encodeFrame({ opcode, payload }));
  };
  const hear = (payload: Buffer, opcode: number): void => {
    if (opcode === OPCODE.ping) return write(payload, OPCODE.pong);
    if (opcode !== OPCODE.close) return onFrame(payload, opcode);
    code = payload.length >= 2 ? payload.readUInt16BE() : 1005;
    write(payload.subarray(0, 2), OPCODE.close);
    socket.end();
  };
  const readHead = (): boolean => {
    const end = unread.indexOf("\r\n\r\n");
    if (end < 0) return false;
    if (unread.toString("latin1", 9, 12) !== "101") {
      socket.destroy();
      return false;
    }
    unread = unread.subarray(end + 4);
    isOpen = true;
    onOpen();
    return true;
  };
  socket.on("connect", () => socket.write(upgradeRequest(target, port)));
  socket.on("data", (chunk) => {
    unread = unread.length === 0 ? chunk : Buffer.concat([unread, chunk]);
    if (!isOpen && !readHead()) return;
    for (let at = lengthOf(unread); at !== null; at = lengthOf(unread)) {
      const end = at.start + at.length;
      if (unread.length < end) return;
      const opcode = (unread[0] ?? 0) & 15;
      const payload = unread.subarray(at.start, end);
      unread = unread.length === end ? NOTHING : unread.subarray(end);
      hear(payload, opcode);
    }
  });
  socket.on("error", () => {});
  socket.on("close", () => onEnd(code));
  return {
    send: (payload) => write(payload, OPCODE.binary),
    sendText: (text) => write(Buffer.from(text), OPCODE.text),
    cut: () => void socket.destroy(),
  };
};
