import { openLight, type LightSocket } from "../light-socket.ts";

/** Packets of Engine.IO 4 and Socket.IO 5 by how they begin. */
const PACKET = { open: "0", ping: "2", pong: "3", connect: "40", event: "42" } as const;

/** Connects over WebSocket alone, as socket.io's client told to does, until the first event is there. */
export const joinIo = (port: number, source: string): Promise<LightSocket> =>
  new Promise((resolve, reject) => {
    const socket = openLight({
      port,
      source,
      target: "/socket.io/?EIO=4&transport=websocket",
      onFrame: (payload) => {
        const packet = payload.toString("latin1", 0, 2);
        if (packet === PACKET.event) resolve(socket);
        else if (packet[0] === PACKET.open) socket.sendText(PACKET.connect);
        else if (packet[0] === PACKET.ping) socket.sendText(PACKET.pong);
      },
      onEnd: (code) => reject(new Error(`the connection was not made: ${code}`)),
    });
  });
