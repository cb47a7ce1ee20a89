import { Protocol, ResponseStatus } from "@colyseus/core";
import { decode, encode } from "@colyseus/schema";
import { Packr, unpack } from "msgpackr";
import { JOIN_DENIALS, PROTOCOL_VERSION, type JoinDenial } from "#shared/schema/protocol.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import type { JoinedRoom, JoinOutcome, RequestOutcome, RoomHandlers, Rooms } from "../../client/net/rooms.port.ts";
import type { Lane } from "../idle/light-http.ts";
import { askSeat, sit } from "../idle/light-seat.ts";
import type { LightSocket } from "../light-socket.ts";

const packr = new Packr();
const PING = Uint8Array.of(Protocol.PING);
const head = new Uint8Array(64);

type Waiting = (outcome: RequestOutcome) => void;

const encodeRequest = (n: number, name: string, body: unknown): Buffer => {
  const it = { offset: 1 };
  head[0] = Protocol.ROOM_REQUEST;
  encode.number(head, n, it);
  encode.string(head, name, it);
  return Buffer.concat([head.subarray(0, it.offset), packr.pack(body)]);
};

const readResponse = (payload: Buffer): { readonly n: number; readonly outcome: RequestOutcome } => {
  const it = { offset: 1 };
  const n = decode.number(payload, it);
  const status = payload[it.offset];
  const body: unknown = payload.length > it.offset + 1 ? unpack(payload.subarray(it.offset + 1)) : undefined;
  if (status === ResponseStatus.OK) return { n, outcome: { kind: "answered", answer: body } };
  if (status !== ResponseStatus.REJECTED) return { n, outcome: { kind: "unsure" } };
  return { n, outcome: { kind: "refused", refusal: body as Refusal } }; // as: rooms reject with nothing else
};

const isDenial = (word: string): word is JoinDenial => Object.hasOwn(JOIN_DENIALS, word);

/** The way into rooms that the pages' link takes, without the SDK: state is not decoded. */
export const createLightRooms = (
  port: number,
  source: string,
  method: "joinOrCreate" | "create",
  lane: () => Lane,
): Rooms => {
  const open = async (target: string, handlers: RoomHandlers): Promise<JoinedRoom> => {
    const waiting = new Map<number, Waiting>();
    let asked = 0;
    let pong = () => {};
    let isOver = false;
    const end = (): void => {
      isOver = true;
      for (const resolve of waiting.values()) resolve({ kind: "unsure" });
    };
    const onFrame = (code: number, payload: Buffer): void => {
      if (code === Protocol.PING) pong();
      else if (code === Protocol.ROOM_RESPONSE) {
        const { n, outcome } = readResponse(payload);
        waiting.get(n)?.(outcome);
        waiting.delete(n);
      } else if (code === Protocol.ROOM_DATA) {
        const it = { offset: 1 };
        const name = decode.string(payload, it);
        handlers.onMessage(name, unpack(payload.subarray(it.offset)));
      }
    };
    const onEnd = (code: number): void => {
      if (isOver) return;
      end();
      handlers.onLeft(code);
    };
    const socket: LightSocket = await sit({ port, source, target, onFrame, onEnd });
    return {
      request: (name, body, timeoutMs) =>
        new Promise((resolve) => {
          asked += 1;
          const n = asked;
          const limit = setTimeout(() => resolve({ kind: "unsure" }), timeoutMs);
          waiting.set(n, (outcome) => {
            clearTimeout(limit);
            resolve(outcome);
          });
          socket.send(encodeRequest(n, name, body));
        }),
      send: () => {},
      ping: (onPong) => {
        pong = onPong;
        socket.send(PING);
      },
      leave: () => {
        if (!isOver) end();
        socket.cut();
      },
    };
  };
  return {
    async join(room, options, token, handlers): Promise<JoinOutcome> {
      const own = lane();
      try {
        const asking = { method, room, token, options: { ...options, protocol: PROTOCOL_VERSION } };
        const seat = await askSeat(own, asking).finally(own.close);
        if ("denial" in seat)
          return isDenial(seat.denial) ? { kind: "denied", denial: seat.denial } : { kind: "unreachable" };
        return { kind: "joined", room: await open(seat.target, handlers) };
      } catch {
        return { kind: "unreachable" };
      }
    },
  };
};
