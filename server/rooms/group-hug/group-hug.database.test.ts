import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createDatabaseWorld } from "../../services/testing/database-world.ts";
import type { World } from "../../services/testing/world.ts";
import { aWhile, until, type Device } from "../testing/device.ts";
import { startRoomServer, type RoomServer } from "../testing/room-server.ts";
import { denialOf, lasting, onServer } from "./testing/group-hug.world.ts";

let world: World;
let server: RoomServer;
// It starts an embedded database, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

beforeAll(async () => {
  world = createDatabaseWorld(await openTestDatabase("pglite"));
});
afterEach(() => server.close());
afterAll(() => world.close());

const { people, join, gather } = onServer(
  () => server,
  () => world,
);

test("over the real database a group hug is gathered, begun, measured, completed and kept", async () => {
  server = await startRoomServer({ over: world, deps: lasting(500) });
  const [ann = "", ben = "", eve = ""] = await people("Ann", "Ben", "Eve");
  const { id, devices } = await gather({}, ann, ben, eve);
  const [a, b, e] = devices as [Device, Device, Device];
  await e.request("group/leave", {});
  await a.request("group/start", {});
  await until(() => b.state().phase === "active");
  const dueMs = a.state().cueStartMs + 100;
  for (let nowMs = 0; nowMs < dueMs + 20; nowMs = a.echoes.at(-1)?.[1] ?? 0) {
    a.room.send("step/probe", [1, 0]);
    await aWhile(50);
  }
  a.room.send("step/report", [0, dueMs, dueMs - 2, dueMs + 2]);
  b.room.send("step/report", [0, dueMs + 3, dueMs + 1, dueMs + 5]);
  await until(() => a.state().phase === "completed", 15_000);
  expect(await world.groupHugs.one(ann, id)).toMatchObject({
    phase: "completed",
    together: { withinMs: 3, worstMs: 7, beats: 1 },
    participants: [{ id: ann }, { id: ben }],
  });
  expect(await denialOf(join(id, ann))).toBe("hug_over");
});

test("G15 over the real database a new owner has the cue where the old one had it, on its own clock", async () => {
  server = await startRoomServer({ over: world });
  const [ann = "", ben = ""] = await people("Ann", "Ben");
  const { id, devices } = await gather({}, ann, ben);
  const [a] = devices as [Device, Device];
  await a.request("group/start", {});
  await until(() => a.state().phase === "active");
  const cueStartMs: number = a.state().cueStartMs;
  await server.close();
  const aheadMs = 1e7;
  server = await startRoomServer({
    over: world,
    deps: ({ clock }) => ({ clockId: "after", clock: { ...clock, nowMs: () => clock.nowMs() + aheadMs } }),
  });
  const again = await join(id, ben);
  await until(() => again.state().phase === "active");
  // Apart by what the commit and the reading took.
  expect(Math.abs(again.state().cueStartMs - aheadMs - cueStartMs)).toBeLessThan(1_500);
  expect(Object.values(again.state().participants)).toMatchObject([
    { id: ann, slot: 0, isIn: true, isHere: false },
    { id: ben, slot: 1, isIn: true },
  ]);
});
