import { frameOf, OPCODE } from "./frames.ts";
import { openSocket } from "./raw-socket.ts";
import { eachPressure, type Talk } from "./talk.ts";

/** A byte up, a byte for each slot down. */
export const packedTalk: Talk = {
  presses: eachPressure((pressure) => frameOf(OPCODE.binary, Uint8Array.of(pressure))),
  join: ({ port, seats, traffic, onValues }) =>
    openSocket(port, `/?room=${seats.room}`, (payload) => {
      traffic.frames += 1;
      traffic.bytes += payload.byteLength;
      onValues?.(payload);
    }),
  begin: async () => {},
};
