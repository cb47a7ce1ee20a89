import { matchMaker } from "@colyseus/core";
import { afterEach, expect, test } from "vitest";
import { CLOSE_BROKEN, CLOSE_RESTARTING, inboxRoomId } from "#shared/schema/protocol.ts";
import { BrokenInvariant } from "../../errors.ts";
import { hugTo } from "../../services/testing/hug.ts";
import type { RoomDeps } from "../room-deps.ts";
import { joinAs, until } from "../testing/device.ts";
import { startRoomServer, type RoomServer } from "../testing/room-server.ts";

let server: RoomServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

const startWith = async (deps?: (deps: RoomDeps) => Partial<RoomDeps>) => {
  server = await startRoomServer(deps ? { deps } : {});
  const started = server;
  const ann = await started.world.addUser("Ann");
  return { started, ann, join: () => joinAs(started, { userId: ann, room: "inbox" }) };
};

test("a service that throws what it does not promise is a server_error; the room goes on, and the log has no words of people", async () => {
  const { started, ann, join } = await startWith(({ hugs }) => ({
    hugs: { ...hugs, send: async (_, hug) => Promise.reject(new Error(`insert into hugs values ('${hug.message}')`)) },
  }));
  const a = await join();
  expect(await a.refusal("hug/send", hugTo(ann, { message: "private" }))).toEqual({ code: "server_error" });
  expect(await a.request("inbox/resume", { after: 0 })).toEqual({ lastSeq: 0 });
  expect(started.logLines.join("")).toContain("a request on an inbox failed");
  expect(started.logLines.join("")).not.toContain("private");
});

test("I9 a broken invariant is a server_error and closes the room; the next join opens a new one", async () => {
  let isBroken = true;
  const { ann, join } = await startWith(({ hugs }) => ({
    hugs: {
      ...hugs,
      see: async (userId, hugId) => {
        if (isBroken) throw new BrokenInvariant("The planted one.");
        return hugs.see(userId, hugId);
      },
    },
  }));
  const [a, b] = [await join(), await join()];
  const refused = a.refusal("hug/see", { hugId: ann });
  await until(() => a.left.length > 0 && b.left.length > 0);
  expect([a.left, b.left]).toEqual([[CLOSE_BROKEN], [CLOSE_BROKEN]]);
  expect(await refused).toMatchObject({ code: "server_error" });
  isBroken = false;
  const again = await join();
  expect(await again.refusal("hug/see", { hugId: ann })).toEqual({ code: "no_such_hug" });
});

test("I9 a gap in the record closes the room rather than show it", async () => {
  const { started, ann, join } = await startWith(({ inbox }) => ({
    inbox: {
      ...inbox,
      eventsAfter: async (...asked) => (await inbox.eventsAfter(...asked)).filter(({ seq }) => seq !== 1),
    },
  }));
  const a = await join();
  const ben = await started.world.addUser("Ben");
  for (let i = 0; i < 2; i += 1) await started.world.hugs.send(ben, hugTo(ann));
  await until(() => a.left.length > 0);
  expect([a.left, a.events]).toEqual([[CLOSE_BROKEN], []]);
});

test("what comes while an inbox is being opened is not missed", async () => {
  const { started, ann, join } = await startWith(({ inbox }) => ({
    inbox: {
      ...inbox,
      snapshot: async (userId) => {
        const snapshot = await inbox.snapshot(userId);
        await started.world.hugs.send(ben, hugTo(ann));
        return snapshot;
      },
    },
  }));
  const ben = await started.world.addUser("Ben");
  const a = await join();
  await until(() => a.state().lastSeq === 1 && a.events.length === 1);
  expect(a.events).toMatchObject([{ seq: 1, kind: "hug_received" }]);
});

test("a stop says it is one, and a room goes when its last device has left", async () => {
  const { started, ann, join } = await startWith();
  const a = await join();
  await a.leave();
  await until(() => !matchMaker.getLocalRoomById(inboxRoomId(ann)));
  const b = await join();
  await started.close();
  server = null;
  await until(() => b.left.length > 0);
  expect(b.left).toEqual([CLOSE_RESTARTING]);
});

test("who is only just sitting down when a room closes is told so, and the stop waits for nobody", async () => {
  let open = (): void => {};
  const isHeld = Promise.withResolvers<void>();
  let isHolding = false;
  const { started, join } = await startWith(({ identity }) => ({
    identity: {
      ...identity,
      verifyRoomToken: async (token) => {
        if (isHolding) {
          isHeld.resolve();
          await new Promise<void>((resolve) => (open = resolve));
        }
        return identity.verifyRoomToken(token);
      },
    },
  }));
  const a = await join();
  isHolding = true;
  const joining = join();
  await isHeld.promise;
  const stopped = started.close();
  server = null;
  await until(() => a.left.length > 0);
  open();
  const b = await joining;
  await until(() => b.left.length > 0);
  expect([a.left, b.left]).toEqual([[CLOSE_RESTARTING], [CLOSE_RESTARTING]]);
  await stopped;
});
