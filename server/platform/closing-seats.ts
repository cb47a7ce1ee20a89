import { CloseCode, Room, type Client } from "@colyseus/core";

/** What of a room holds the seats that were given and not taken yet; Colyseus keeps it to itself. */
type Seats = {
  readonly _reservedSeats: Record<string, readonly [options: unknown, holder: unknown, isTaken?: boolean]>;
  readonly _reservedSeatTimeouts: Record<string, NodeJS.Timeout>;
  _autoDisposeTimeout: NodeJS.Timeout | undefined;
  readonly _events: NodeJS.EventEmitter;
};

/**
 * Lets rooms that close forget the seats that nobody took yet. Colyseus would wait with the end of the room until they
 * lapse, 15 s: so long nobody could come into its follower here, and a process could not stop. Who is just then sitting
 * down is closed as soon as they sit: Colyseus would leave them in a room that has ended, and never end it.
 */
export const forgetSeatsOfClosingRooms = (): void => {
  const { disconnect } = Room.prototype;
  if (disconnect.name === "disconnectWithoutSeats") return;
  Room.prototype.disconnect = function disconnectWithoutSeats(this: Room, code?: number) {
    const seats = this as unknown as Seats; // as: what a Room is beneath its types
    for (const [sessionId, [, , isTaken]] of Object.entries(seats._reservedSeats)) {
      if (isTaken) continue;
      clearTimeout(seats._reservedSeatTimeouts[sessionId]);
      delete seats._reservedSeatTimeouts[sessionId];
      delete seats._reservedSeats[sessionId];
    }
    clearTimeout(seats._autoDisposeTimeout);
    seats._autoDisposeTimeout = undefined;
    // A turn later: until then Colyseus does not hear of the end of the connection.
    seats._events.on("join", (late: Client) => queueMicrotask(() => late.leave(code ?? CloseCode.CONSENTED)));
    return disconnect.call(this, code);
  };
};
