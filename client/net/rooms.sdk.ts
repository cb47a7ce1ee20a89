import { Client, type Room } from "@colyseus/sdk";
import { stateDigest, type StateMessages } from "#shared/schema/digest.ts";
import { CLOSE_WRONG_STATE, JOIN_DENIALS, PROTOCOL_VERSION, type JoinDenial } from "#shared/schema/protocol.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import { isRefusalCode } from "./refusal-codes.ts";
import type { JoinedRoom, JoinOutcome, RequestOutcome, RoomHandlers, Rooms } from "./rooms.port.ts";

/** How many times in a row a state was wrong, by the room's name. */
type WrongStates = Map<string, number>;

const MESSAGES = ["inbox/events", "inbox/reset", "step/echo", "group/told"] as const;

const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

const refusalOf = (error: unknown): Refusal | null => {
  const reason = field(error, "reason") ?? error;
  const code = field(reason, "code");
  return isRefusalCode(code) ? (reason as Refusal) : null; // its code was just checked
};

const denialOf = (error: unknown): JoinDenial | null => {
  const code = field(error, "code");
  const words = field(error, "message");
  const found = Object.entries(JOIN_DENIALS).find(([name, number]) => number === code || name === words);
  return found === undefined ? null : (found[0] as JoinDenial); // a key of JOIN_DENIALS
};

const request = async (room: Room, name: string, body: unknown, timeoutMs: number): Promise<RequestOutcome> => {
  try {
    return { kind: "answered", answer: await room.request(name, body, { timeout: timeoutMs }) };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal !== null) return { kind: "refused", refusal };
    // The handler failed on the server, in a way it did not name.
    return field(error, "name") === "Error"
      ? { kind: "unsure" }
      : { kind: "refused", refusal: { code: "server_error" } };
  }
};

/** One state of a room after the other was wrong: joining anew does not help. */
const WRONG_STATES_MAX = 3;

const listen = (room: Room, handlers: RoomHandlers, wrongStates: WrongStates): JoinedRoom => {
  let isOver = false;
  // Rejoining goes through the matchmaker: the SDK's own way retries a dead address and keeps only ten messages.
  room.reconnection.enabled = false;
  room.onStateChange((state: unknown) => {
    handlers.onLiveState?.(state);
    if (handlers.onState === undefined) return;
    const toJSON = field(state, "toJSON");
    if (typeof toJSON === "function") handlers.onState(toJSON.call(state));
  });
  for (const name of MESSAGES) room.onMessage(name, (body: unknown) => handlers.onMessage(name, body));
  room.onMessage("state/digest", (digest: StateMessages["state/digest"]) => {
    if (stateDigest(room.state) === digest) return wrongStates.delete(room.name);
    const times = (wrongStates.get(room.name) ?? 0) + 1;
    if (isOver || times > WRONG_STATES_MAX) return;
    wrongStates.set(room.name, times);
    isOver = true;
    room.connection.close(CLOSE_WRONG_STATE);
    handlers.onLeft(CLOSE_WRONG_STATE);
  });
  room.onMessage("*", () => {});
  room.onError(() => {});
  room.onLeave((code: number) => {
    if (isOver) return;
    isOver = true;
    handlers.onLeft(code);
  });
  return {
    request: (name, body, timeoutMs) => request(room, name, body, timeoutMs),
    send: (name, body) => {
      // The SDK would keep it for a connection that never opens again.
      if (room.connection.isOpen) room.send(name, body);
    },
    ping: (onPong) => room.ping(onPong),
    leave: () => {
      if (isOver) return;
      isOver = true;
      if (room.connection.isOpen) void room.leave();
      // A connection that is dead at the other end never answers the goodbye.
      room.connection.close();
    },
  };
};

/** Rooms over real sockets. `baseUrl`: where HTTP and sockets of the server are, `http(s)://host[:port]`. */
export const createSdkRooms = (baseUrl: string, wrongStates: WrongStates = new Map()): Rooms => ({
  join: async (name, options, token, handlers): Promise<JoinOutcome> => {
    // A fresh client each time: under Node a socket that failed once sticks to its client.
    const client = new Client(baseUrl);
    client.auth.token = token;
    try {
      const room = await client.joinOrCreate(name, { ...options, protocol: PROTOCOL_VERSION });
      return { kind: "joined", room: listen(room, handlers, wrongStates) };
    } catch (error) {
      const denial = denialOf(error);
      return denial === null ? { kind: "unreachable" } : { kind: "denied", denial };
    }
  },
});
