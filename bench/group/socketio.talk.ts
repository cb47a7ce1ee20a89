import { encodeFrame, OPCODE } from "../../server/platform/transport/raw-websocket.ts";
import { whenOpen } from "../light-socket.ts";
import { eachPressure, type Talk } from "./talk.ts";

const textFrame = (text: string): Buffer => encodeFrame({ opcode: OPCODE.text, payload: Buffer.from(text) });
/** Engine.IO's packets (protocol 4), and Socket.IO's within its messages (protocol 5), by their first letters. */
const PACKET = { open: "0", ping: "2", connected: "40", event: "42" } as const;
const CONNECT = textFrame("40");
const PONG = textFrame("3");

export const socketioTalk: Talk = {
  presses: eachPressure((pressure) => textFrame(`42["press",${pressure}]`)),
  async join({ port, seats, traffic, onValues }) {
    let resolve: () => void;
    const connected = new Promise<void>((done) => (resolve = done));
    const opened = await whenOpen({
      port,
      target: `/socket.io/?EIO=4&transport=websocket&room=${seats.room}`,
      onFrame: (payload, socket) => {
        const isEvent = payload[0] === PACKET.event.charCodeAt(0) && payload[1] === PACKET.event.charCodeAt(1);
        if (isEvent) {
          traffic.frames += 1;
          traffic.bytes += payload.byteLength;
          // as: the bench's own event, ["pressures", values]
          if (onValues !== null) onValues((JSON.parse(payload.toString("latin1", 2)) as [string, number[]])[1]);
        } else {
          const text = payload.toString("latin1");
          if (text.startsWith(PACKET.open)) socket.write(CONNECT);
          else if (text === PACKET.ping) socket.write(PONG);
          else if (text.startsWith(PACKET.connected)) resolve();
        }
      },
    });
    await connected;
    return opened;
  },
  begin: async () => {},
};
