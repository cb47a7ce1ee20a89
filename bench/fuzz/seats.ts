import { PROTOCOL_VERSION } from "#shared/schema/protocol.ts";
import type { Dice } from "../../server/rooms/testing/dice.ts";

/** A seat in some room, as the matchmaker gave it: where its socket is opened. */
export type Seats = { take(dice: Dice): Promise<string | null> };
export type SeatSource = {
  readonly url: string;
  readonly groupHugId: string | null;
  /** One of somebody who may come in. */
  readonly token: (dice: Dice) => Promise<string | null>;
};

type Seat = { readonly sessionId: string; readonly roomId: string; readonly processId: string };

/** Asks as the SDK does, from an address of its own each time. */
export const createSeats = ({ url, groupHugId, token }: SeatSource): Seats => ({
  async take(dice) {
    const held = await token(dice);
    if (held === null) return null;
    const room = dice.pick(groupHugId === null ? ["inbox", "lobby"] : ["inbox", "lobby", "group-hug"]) ?? "inbox";
    const options = { protocol: PROTOCOL_VERSION, ...(room === "group-hug" ? { groupHugId } : {}) };
    const address = `10.${dice.whole(0, 255)}.${dice.whole(0, 255)}.${dice.whole(1, 255)}`;
    const response = await fetch(`${url}/matchmake/joinOrCreate/${room}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${held}`, "x-forwarded-for": address },
      body: JSON.stringify(options),
    }).catch(() => null);
    if (response === null || !response.ok) return null;
    const { sessionId, roomId, processId } = (await response.json()) as Seat; // as: what Colyseus answers
    return `/${processId}/${roomId}?sessionId=${sessionId}&_authToken=${held}`;
  },
});
