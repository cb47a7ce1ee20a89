import { Protocol } from "@colyseus/core";
import { openLane, type Lane } from "./light-http.ts";
import { openLight, type LightSocket } from "../light-socket.ts";

/** The lower bits of a frame's first byte; those above are modifiers. */
const CODE_MASK = 31;
const JSON_BODY = "content-type: application/json";
const ACKNOWLEDGE = Uint8Array.of(Protocol.JOIN_ROOM);

/** Somebody may come into a room, or why not. */
export type Seat = { readonly target: string } | { readonly denial: string };
type Reserved = { readonly processId: string; readonly roomId: string; readonly sessionId: string };

export type Asking = {
  /** `create`: always a room of its own. */
  readonly method: "joinOrCreate" | "create";
  readonly room: string;
  readonly token: string;
  readonly options: object;
};

/** Asks matchmaking as the SDK does. Rejects when it does not answer. */
export const askSeat = async (lane: Lane, { method, room, token, options }: Asking): Promise<Seat> => {
  const headers = [JSON_BODY, `authorization: Bearer ${token}`];
  const { status, body } = await lane.post(`/matchmake/${method}/${room}`, headers, JSON.stringify(options));
  const said = JSON.parse(body) as Partial<Reserved> & { error?: string }; // as: Colyseus' matchmaking answers so
  if (status !== 200) return { denial: said.error ?? String(status) };
  return { target: `/${said.processId}/${said.roomId}?sessionId=${said.sessionId}&_authToken=${token}` };
};

export type SitOptions = {
  readonly port: number;
  readonly source: string;
  readonly target: string;
  /** A frame of the room after its state, by its code; the payload is only lent. */
  readonly onFrame?: (code: number, payload: Buffer) => void;
  readonly onEnd?: (code: number) => void;
};

/**
 * Takes the seat, and has it once the room's state is there; the state is not decoded. Rejects when the connection ends
 * before.
 */
export const sit = ({ port, source, target, onFrame, onEnd }: SitOptions): Promise<LightSocket> =>
  new Promise((resolve, reject) => {
    let hasState = false;
    const socket = openLight({
      port,
      source,
      target,
      onFrame: (payload) => {
        const code = (payload[0] ?? 0) & CODE_MASK;
        if (code === Protocol.JOIN_ROOM) socket.send(ACKNOWLEDGE);
        if (code === Protocol.ROOM_STATE && !hasState) {
          hasState = true;
          resolve(socket);
        } else onFrame?.(code, payload);
      },
      onEnd: (code) => {
        if (hasState) onEnd?.(code);
        else reject(new Error(`the seat was not taken: ${code}`));
      },
    });
  });

/** All that a page does to be in a room with a token that it has. Rejects with why it is not. */
export const joinLight = async (from: Omit<SitOptions, "target">, asking: Asking): Promise<LightSocket> => {
  const lane = openLane(from.port, from.source);
  const seat = await askSeat(lane, asking).finally(() => lane.close());
  if ("denial" in seat) throw new Error(`the join was denied: ${seat.denial}`);
  return sit({ ...from, target: seat.target });
};
