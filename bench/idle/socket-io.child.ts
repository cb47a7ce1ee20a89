/** A peer's process: stock socket.io, each in a room of their own. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server } from "socket.io";
import { answerAsServer } from "./answer-as-server.ts";

answerAsServer(async ({ users }) => {
  const http = createServer();
  const server = new Server(http, { transports: ["websocket"], serveClient: false });
  server.on("connection", (socket) => {
    void socket.join(`inbox-${socket.id}`);
    socket.emit("state", { userId: socket.id, lastSeq: 0, unread: 0 });
  });
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  const people = Array.from({ length: users }, () => ({ id: randomUUID(), token: "none" }));
  return { port: (http.address() as AddressInfo).port, transport: "ws", people }; // as: it listens on a port
});
