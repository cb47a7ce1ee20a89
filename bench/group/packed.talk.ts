import { encodeFrame, OPCODE } from "../../server/platform/transport/raw-websocket.ts";
import { whenOpen } from "../light-socket.ts";
import { eachPressure, type Talk } from "./talk.ts";

/** A byte up, a byte for each slot down. */
export const packedTalk: Talk = {
  presses: eachPressure((pressure) => encodeFrame({ opcode: OPCODE.binary, payload: Uint8Array.of(pressure) })),
  join: ({ port, seats, traffic, onValues }) =>
    whenOpen({
      port,
      target: `/?room=${seats.room}`,
      onFrame: (payload) => {
        traffic.frames += 1;
        traffic.bytes += payload.byteLength;
        onValues?.(payload);
      },
    }),
  begin: async () => {},
};
