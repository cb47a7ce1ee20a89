import { connect } from "node:net";
import { createFrameReader } from "../server/platform/transport/frame-reader.ts";
import { encodeFrame, OPCODE, upgradeRequest } from "../server/platform/transport/raw-websocket.ts";

/** A WebSocket of `node:net` alone, at half of the processor time of a whole client. It believes its server, and answers pings. */
export type LightSocket = {
  readonly isOpen: boolean;
  send(payload: Uint8Array): void;
  sendText(text: string): void;
  /** A whole frame that was made beforehand. */
  write(frame: Buffer): void;
  /** As a process that is killed: without a goodbye. */
  cut(): void;
};
export type LightOptions = {
  readonly port: number;
  /** The address of this machine that it leaves from; the usual one if it is not said. */
  readonly source?: string;
  readonly target: string;
  readonly onOpen?: (socket: LightSocket) => void;
  /** A text or binary frame; the payload is only lent. */
  readonly onFrame: (payload: Buffer, socket: LightSocket) => void;
  /** Once, for whatever reason, also when it never opened; `code` is the close frame's, 1006 without one. */
  readonly onEnd?: (code: number) => void;
};

/** What all sockets read into, one after the other: read, understood, and free again. */
const MEMORY = Buffer.allocUnsafe(64 * 1024);
const HEAD_END = "\r\n\r\n";

export const openLight = ({ port, source, target, onOpen, onFrame, onEnd }: LightOptions): LightSocket => {
  let [isOpen, head, code] = [false, "", 1006];
  const reader = createFrameReader((opcode, payload) => {
    if (opcode === OPCODE.ping) light.write(encodeFrame({ opcode: OPCODE.pong, payload }));
    else if (opcode !== OPCODE.close) onFrame(payload, light);
    else {
      code = payload.length >= 2 ? payload.readUInt16BE() : 1005;
      light.write(encodeFrame({ opcode, payload: payload.subarray(0, 2) }));
      socket.end();
    }
  });
  const takeHead = (bytes: Buffer): void => {
    head += bytes.toString("latin1");
    const end = head.indexOf(HEAD_END);
    if (end < 0) return;
    if (!head.startsWith("HTTP/1.1 101")) return void socket.destroy();
    isOpen = true;
    onOpen?.(light);
    reader.take(Buffer.from(head.slice(end + HEAD_END.length), "latin1"));
    head = "";
  };
  const take = (length: number, memory: Uint8Array): boolean => {
    const bytes = (memory as Buffer).subarray(0, length); // as: MEMORY
    if (isOpen) reader.take(bytes);
    else takeHead(bytes);
    return true;
  };
  const from = source === undefined ? {} : { localAddress: source };
  const read = { buffer: MEMORY, callback: take };
  const socket = connect({ port, host: "127.0.0.1", noDelay: true, onread: read, ...from });
  const light: LightSocket = {
    get isOpen() {
      return isOpen;
    },
    send: (payload) => light.write(encodeFrame({ opcode: OPCODE.binary, payload })),
    sendText: (text) => light.write(encodeFrame({ opcode: OPCODE.text, payload: Buffer.from(text) })),
    write: (frame) => {
      if (socket.writable) socket.write(frame);
    },
    cut: () => void socket.destroy(),
  };
  socket.once("connect", () => socket.write(upgradeRequest(target, port)));
  socket.on("error", () => {});
  socket.once("end", () => socket.destroy());
  socket.once("close", () => {
    isOpen = false;
    onEnd?.(code);
  });
  return light;
};

/** The same, once it is open. Rejects when it is refused. */
export const whenOpen = (options: Omit<LightOptions, "onOpen" | "onEnd">): Promise<LightSocket> =>
  new Promise((resolve, reject) => {
    const onEnd = (code: number): void => reject(new Error(`A socket was closed: ${options.target}, ${code}`));
    openLight({ ...options, onOpen: resolve, onEnd });
  });
