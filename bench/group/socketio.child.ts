/** socket.io on its usual engine: everybody's values as an event to each room. */
import { createServer } from "node:http";
import { Server } from "socket.io";
import { freePort } from "../../e2e/support/server-process.ts";
import { answerAsSide } from "./answer-as-side.ts";
import { pinTo } from "./pin.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";
import { SHOW_EVERY_MS } from "./workload.ts";

const values = new Map<string, number[]>();

const open = async ({ processors }: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  const isPinned = pinTo(processors);
  const http = createServer();
  const io = new Server(http, { transports: ["websocket"], serveClient: false });
  const openRoom = (room: string): number[] => {
    const pressures: number[] = [];
    values.set(room, pressures);
    setInterval(() => io.to(room).emit("pressures", pressures), SHOW_EVERY_MS);
    return pressures;
  };
  io.on("connection", (socket) => {
    const room = String(socket.handshake.query["room"]);
    const pressures = values.get(room) ?? openRoom(room);
    const slot = pressures.push(0) - 1;
    void socket.join(room);
    socket.on("press", (pressure: number) => (pressures[slot] = pressure));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => http.listen(port, "127.0.0.1", resolve));
  return { port, transport: "socket.io", isPinned };
};

answerAsSide(open);
