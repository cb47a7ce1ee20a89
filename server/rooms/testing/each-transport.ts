import { afterAll, beforeAll, describe } from "vitest";
import { loadUws } from "../../platform/transport/uws.transport.ts";
import { startRoomServer, type RoomServer, type RoomServerOptions } from "./room-server.ts";

/** The same tests over real sockets on each transport that loads here. */
export const describeOnEachTransport = (
  name: string,
  tests: (server: () => RoomServer) => void,
  options: RoomServerOptions = {},
): void => {
  for (const transport of ["ws", "uws"] as const) {
    const canRun = transport === "ws" || loadUws().ok;
    describe.skipIf(!canRun)(`${name} on ${transport}${canRun ? "" : " (skipped: it does not load here)"}`, () => {
      let server: RoomServer;
      beforeAll(async () => {
        server = await startRoomServer({ ...options, transport });
      });
      afterAll(() => server.close());
      tests(() => server);
    });
  }
};
