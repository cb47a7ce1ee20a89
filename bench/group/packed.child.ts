/** uWebSockets.js and nothing else: a byte in, a frame of a byte for each slot out; on request with a fault. */
import { loadUws } from "../../server/platform/transport/uws.transport.ts";
import { SLOW_MS, STALL_MS, type Fault } from "./faults.ts";
import { answerAsSide } from "./answer-as-side.ts";
import { pinTo } from "./pin.ts";
import type { ServerAnswer, ServerAsk } from "./server.asks.ts";
import { ROOM_OF, SHOW_EVERY_MS } from "./workload.ts";

type Pressures = Uint8Array<ArrayBuffer>;
/** As much of uWebSockets.js as this calls; the package in use ships no types. */
type Socket = {
  getUserData(): { room: string; slot?: number; pressures?: Pressures };
  subscribe(topic: string): boolean;
};
type App = {
  ws(pattern: string, behavior: object): App;
  publish(topic: string, message: Uint8Array, isBinary: boolean): boolean;
  listen(host: string, port: number, listening: (socket: unknown) => void): App;
};
type Uws = { App(): App; us_socket_local_port(socket: unknown): number };
type Upgrade = { upgrade(data: object, key: string, protocol: string, extensions: string, context: unknown): void };
type Request = { getQuery(name: string): string | undefined; getHeader(name: string): string };

const byRoom = new Map<string, { pressures: Pressures; people: number }>();

const stallNow = (): void => {
  const endMs = performance.now() + STALL_MS;
  while (performance.now() < endMs);
};

/** The values as that fault sends them. */
const shown = (fault: Fault, pressures: Pressures): Pressures => {
  if (fault !== "forgets" && fault !== "mixes") return pressures;
  const [first = 0, second = 0] = pressures;
  const wrong = pressures.slice();
  wrong[0] = fault === "mixes" ? second : 0;
  wrong[1] = fault === "mixes" ? first : second;
  return wrong;
};

const open = async ({ fault, processors }: ServerAsk & { kind: "listen" }): Promise<ServerAnswer> => {
  const isPinned = pinTo(processors);
  const loaded = loadUws();
  if (!loaded.ok) throw new Error(`uWebSockets.js does not load here: ${loaded.reason}`);
  const uws = loaded.uws as unknown as Uws; // as: the same module
  const app = uws.App();
  const openRoom = (room: string) => {
    const made = { pressures: new Uint8Array(ROOM_OF), people: 0 };
    byRoom.set(room, made);
    const publish = (frame: Pressures): void => void app.publish(room, frame, true);
    setInterval(() => {
      if (fault === "slow") setTimeout(publish, SLOW_MS, made.pressures.slice());
      else publish(shown(fault, made.pressures));
    }, SHOW_EVERY_MS);
    return made;
  };
  app.ws("/*", {
    idleTimeout: 0,
    sendPingsAutomatically: false,
    upgrade(response: Upgrade, request: Request, context: unknown) {
      const header = (name: string): string => request.getHeader(`sec-websocket-${name}`);
      const data = { room: request.getQuery("room") ?? "" };
      response.upgrade(data, header("key"), header("protocol"), header("extensions"), context);
    },
    open(socket: Socket) {
      const data = socket.getUserData();
      const room = byRoom.get(data.room) ?? openRoom(data.room);
      data.slot = room.people;
      data.pressures = room.pressures;
      room.people += 1;
      socket.subscribe(data.room);
    },
    message(socket: Socket, message: ArrayBuffer) {
      const { slot, pressures } = socket.getUserData();
      if (slot !== undefined && pressures) pressures[slot] = new Uint8Array(message)[0] ?? 0;
    },
  });
  if (fault === "stalls") setInterval(stallNow, 1_000);
  const port = await new Promise<number>((resolve) => {
    app.listen("127.0.0.1", 0, (socket) => resolve(uws.us_socket_local_port(socket)));
  });
  return { port, transport: "uWebSockets.js", isPinned };
};

answerAsSide(open);
