import { decode, encode } from "@colyseus/schema";
import { Packr, unpack } from "msgpackr";
import { openLight, type LightSocket } from "../light-socket.ts";

/** Frames of Colyseus 0.18 by their first byte (@colyseus/shared-types, Protocol). */
const FRAME = { joinRoom: 10, data: 13, request: 21, response: 22 } as const;
/** The lower bits; those above are modifiers. */
const CODE_MASK = 31;
const IS_OK = 0;

export type RawClient = {
  /** Whether it was acknowledged; never for what is not answered. */
  request(name: string, body: unknown): Promise<boolean>;
  close(): void;
};

export type Seat = {
  readonly port: number;
  readonly room: string;
  readonly options: object;
  readonly token: string;
  /** Every message of the room. */
  readonly onMessage: (name: string, body: unknown) => void;
  /** While it says no, messages are not even unpacked. */
  readonly isUnpacking: () => boolean;
};

const packr = new Packr();

/**
 * One device that does what the SDK does to join and to ask, and leaves all the rest: state is received and not decoded,
 * so that the generator costs little beside the server.
 */
export const joinRaw = async ({ port, room, options, token, onMessage, isUnpacking }: Seat): Promise<RawClient> => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const answer = await fetch(`http://127.0.0.1:${port}/matchmake/joinOrCreate/${room}`, {
    method: "POST",
    headers,
    body: JSON.stringify(options),
  });
  if (!answer.ok) throw new Error(`A join was denied: ${answer.status} ${await answer.text()}`);
  // as: Colyseus' matchmaking answers so
  const { processId, roomId, sessionId } = (await answer.json()) as Record<string, string>;
  const waiting = new Map<number, (isAcked: boolean) => void>();
  const head = new Uint8Array(64);
  let asked = 0;
  const socket = await new Promise<LightSocket>((resolve, reject) => {
    openLight({
      port,
      target: `/${processId}/${roomId}?sessionId=${sessionId}&_authToken=${token}`,
      onEnd: (code) => reject(new Error(`A seat was refused: ${code}.`)),
      onFrame: (data, opened) => {
        const code = (data[0] ?? 0) & CODE_MASK;
        if (code === FRAME.response) {
          const it = { offset: 1 };
          const id = decode.number(data, it);
          waiting.get(id)?.(data[it.offset] === IS_OK);
          waiting.delete(id);
        } else if (code === FRAME.data && isUnpacking()) {
          const it = { offset: 1 };
          const name = decode.string(data, it);
          onMessage(name, unpack(data.subarray(it.offset)));
        } else if (code === FRAME.joinRoom) {
          opened.send(Uint8Array.of(FRAME.joinRoom));
          resolve(opened);
        }
      },
    });
  });
  return {
    request: (name, body) =>
      new Promise((resolve) => {
        asked += 1;
        const it = { offset: 1 };
        head[0] = FRAME.request;
        encode.number(head, asked, it);
        encode.string(head, name, it);
        waiting.set(asked, resolve);
        socket.send(Buffer.concat([head.subarray(0, it.offset), packr.pack(body)]));
      }),
    close: () => socket.cut(),
  };
};
