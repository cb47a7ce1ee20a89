import { Reflection, decode, encode } from "@colyseus/schema";
import { Packr } from "msgpackr";
import { encodeFrame, OPCODE } from "../../server/platform/transport/raw-websocket.ts";
import { whenOpen, type LightSocket } from "../light-socket.ts";
import { eachPressure, type JoinOptions, type Talk } from "./talk.ts";

/** Frames of Colyseus 0.18 by their first byte (@colyseus/shared-types, Protocol). */
const CODE = { joinRoom: 10, data: 13, state: 14, patch: 15, request: 21, response: 22 } as const;
const IS_OK = 0;
const JOINED = encodeFrame({ opcode: OPCODE.binary, payload: Uint8Array.of(CODE.joinRoom) });
const packr = new Packr();

type Of = {
  /** Of the room, as it is defined. */
  readonly name: string;
  /** Of its message of one pressure. */
  readonly press: string;
  readonly options: (room: string) => object;
  /** Asked by each as they come in, and then by the first, and acknowledged; null = nothing. */
  readonly asks: { readonly ready: readonly [string, unknown]; readonly start: readonly [string, unknown] } | null;
};
type Answers = Map<number, (isAcked: boolean) => void>;

const messageFrame = (code: number, name: string, body: unknown, requestId: number | null = null): Buffer => {
  const head = new Uint8Array(64);
  const it = { offset: 1 };
  head[0] = code;
  if (requestId !== null) encode.number(head, requestId, it);
  encode.string(head, name, it);
  const payload = Buffer.concat([head.subarray(0, it.offset), packr.pack(body)]);
  return encodeFrame({ opcode: OPCODE.binary, payload });
};

const seatOf = async (of: Of, { port, seats, slot }: JoinOptions): Promise<string> => {
  const token = seats.tokens[slot] ?? "";
  const answer = await fetch(`http://127.0.0.1:${port}/matchmake/joinOrCreate/${of.name}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(of.options(seats.room)),
  });
  if (!answer.ok) throw new Error(`A join was denied: ${answer.status} ${await answer.text()}`);
  // as: Colyseus' matchmaking answers so
  const { processId, roomId, sessionId } = (await answer.json()) as Record<string, string>;
  return `/${processId}/${roomId}?sessionId=${sessionId}&_authToken=${token}`;
};

/** The state as the SDK decodes it, by what the server says of its schema as one joins. */
const createDecoder = (onValues: (values: ArrayLike<number>) => void) => {
  let decoder: ReturnType<typeof Reflection.decode> | null = null;
  return {
    shake(payload: Buffer): void {
      const it = { offset: 1 };
      // The token to come back with, and the serializer's name.
      for (let words = 0; words < 2; words += 1) it.offset += 1 + (payload[it.offset] ?? 0);
      const length = decode.number(payload, it);
      decoder = Reflection.decode(Buffer.from(payload.subarray(0, it.offset + length)), it);
    },
    take(payload: Buffer): void {
      decoder?.decode(payload, { offset: 1 });
      // as: every room of this bench has them
      const state = decoder?.state as { pressures?: Iterable<number> } | undefined;
      onValues([...(state?.pressures ?? [])]);
    },
  };
};

/** Does what the SDK does to join and to send; only the watched decode. */
export const colyseusTalk = (of: Of): Talk => {
  const answers = new WeakMap<LightSocket, Answers>();
  const ask = (socket: LightSocket, [name, body]: readonly [string, unknown]): Promise<void> =>
    new Promise((resolve, reject) => {
      const waiting: Answers = answers.get(socket) ?? new Map();
      answers.set(socket, waiting);
      const id = waiting.size + 1;
      waiting.set(id, (isAcked) => (isAcked ? resolve() : reject(new Error(`${name} was refused.`))));
      socket.write(messageFrame(CODE.request, name, body, id));
    });
  return {
    presses: eachPressure((pressure) => messageFrame(CODE.data, of.press, pressure)),
    async join(options) {
      const { traffic, onValues, port } = options;
      const decoder = onValues === null ? null : createDecoder(onValues);
      let joined: () => void;
      const isIn = new Promise<void>((resolve) => (joined = resolve));
      const take = (payload: Buffer, socket: LightSocket): void => {
        const code = payload[0];
        if (code === CODE.patch || code === CODE.state) {
          traffic.frames += 1;
          traffic.bytes += payload.byteLength;
          decoder?.take(payload);
        } else if (code === CODE.joinRoom) {
          decoder?.shake(payload);
          socket.write(JOINED);
          joined();
        } else if (code === CODE.response) {
          const it = { offset: 1 };
          const id = decode.number(payload, it);
          answers.get(socket)?.get(id)?.(payload[it.offset] === IS_OK);
        }
      };
      const opened = await whenOpen({ port, target: await seatOf(of, options), onFrame: take });
      await isIn;
      if (of.asks !== null) await ask(opened, of.asks.ready);
      return opened;
    },
    async begin([first]) {
      if (of.asks !== null && first !== undefined) await ask(first, of.asks.start);
    },
  };
};
