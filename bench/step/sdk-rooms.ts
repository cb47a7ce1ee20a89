import type { Room } from "@colyseus/sdk";
import { INPUT_EVERY_MS } from "./ClockRoom.ts";

// Node's own WebSocket leaves it to the system when a small frame goes out, which holds some back for 40 ms. Without it
// the SDK takes the package `ws`, which sends at once, as browsers do.
Reflect.deleteProperty(globalThis, "WebSocket");
const { Client } = await import("@colyseus/sdk");

/** Joins through a port of the proxy. */
export const joinThrough = async (port: number, name: string, options: object): Promise<Room> => {
  const room = await new Client(`http://127.0.0.1:${port}`).joinOrCreate(name, options);
  room.reconnection.enabled = false;
  room.onError((code, message) => console.error(`a room failed: ${code} ${message ?? ""}`));
  return room;
};

export type RoomClock = {
  /** The room's clock as Colyseus has it, less this process' performance.now(), ms. */
  aheadMs(): number;
  close(): void;
};

/** Colyseus' own clock in a room of its own, fed by an input at a steady rate. */
export const openRoomClock = async (port: number, group: string): Promise<RoomClock> => {
  const room = await joinThrough(port, "clock", { group });
  // Its type comes with the handshake.
  const input = room.input<{ n: number }>();
  const timer = setInterval(() => {
    input.data.n += 1;
    input.send();
  }, INPUT_EVERY_MS);
  return {
    aheadMs: () => room.clock.serverNow() - performance.now(),
    close() {
      clearInterval(timer);
      void room.leave();
    },
  };
};
