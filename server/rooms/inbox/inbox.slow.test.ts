import { matchMaker } from "@colyseus/core";
import { expect, test } from "vitest";
import { inboxRoomId } from "#shared/schema/protocol.ts";
import { createCuttableProxy } from "../../../e2e/support/cuttable-proxy.ts";
import { hugTo } from "../../services/testing/hug.ts";
import { joinAs, until } from "../testing/device.ts";
import { describeOnEachTransport } from "../testing/each-transport.ts";

const BALLAST = new Uint8Array(64 * 1024);
/** Far more than the system keeps for a connection. */
const BALLAST_FRAMES = 512;

describeOnEachTransport("an inbox and a device that does not read", (server) => {
  test("I3 it is closed at the limit, has seen no event out of turn, and gets by number all that it missed", async () => {
    const [ann, ben] = [await server().world.addUser("Ann"), await server().world.addUser("Ben")];
    const proxy = await createCuttableProxy(server().port);
    const a = await joinAs(server(), { userId: ann, room: "inbox" });
    const slow = await joinAs({ ...server(), url: `http://127.0.0.1:${proxy.port}` }, { userId: ben, room: "inbox" });
    slow.room.onMessage("ballast", () => undefined);
    await a.request("hug/send", hugTo(ben));
    await until(() => slow.events.length === 1);
    const room = matchMaker.getLocalRoomById(inboxRoomId(ben));
    const [client] = room.clients;
    if (client === undefined) throw new Error("Ben's device is there.");
    // A second device keeps the room open.
    const reading = await joinAs(server(), { userId: ben, room: "inbox" });
    proxy.freezeAnswers();
    let hugs = 1;
    for (let sent = 0; sent < BALLAST_FRAMES && room.clients.includes(client); sent += 1) {
      client.sendBytes("ballast", BALLAST);
      if (sent % 64 === 0) {
        await a.request("hug/send", hugTo(ben));
        hugs += 1;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => !room.clients.includes(client));
    await a.request("hug/send", hugTo(ben));
    hugs += 1;
    await until(() => reading.events.length === hugs);
    const all = reading.events.map(({ seq }) => seq);
    proxy.mend();
    await until(() => slow.left.length === 1);
    const seen = slow.events.map(({ seq }) => seq);
    expect(seen).toEqual(seen.map((_, index) => index + 1));
    expect(seen.length).toBeLessThan(all.length);
    const back = await joinAs(server(), { userId: ben, room: "inbox", after: seen.length });
    await until(() => back.events.length === all.length - seen.length);
    expect([...seen, ...back.events.map(({ seq }) => seq)]).toEqual(all);
    await proxy.close();
  }, 30_000);
});
