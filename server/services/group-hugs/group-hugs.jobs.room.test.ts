import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "../../platform/database/database.ts";
import { openTestDatabase } from "../../platform/database/testing/open-test-database.ts";
import { createJobQueue } from "../../platform/jobs/job-queue.ts";
import { lasting, onServer } from "../../rooms/group-hug/testing/group-hug.world.ts";
import { until, type Device } from "../../rooms/testing/device.ts";
import { startRoomServer, type RoomServer } from "../../rooms/testing/room-server.ts";
import { createDatabaseWorld } from "../testing/database-world.ts";
import { aTurnLater } from "../testing/turns.ts";
import type { World } from "../testing/world.ts";
import { createGroupHugJobs } from "./group-hugs.jobs.ts";

let database: Database;
let world: World;
let server: RoomServer;
// It starts an embedded database, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

beforeAll(async () => {
  database = await openTestDatabase("pglite");
  world = createDatabaseWorld(database);
});
afterEach(() => server.close());
afterAll(() => world.close());

test("K22 a room that is open ends its group hugs itself, by its own timer; their jobs find nothing to do", async () => {
  server = await startRoomServer({ over: world, deps: lasting(300) });
  const { people, gather } = onServer(
    () => server,
    () => world,
  );
  const [ann = "", ben = ""] = await people("Ann", "Ben");
  const pending = await gather({}, ann, ben);
  const active = await gather({}, ann, ben);
  const [p, a] = [pending.devices[0], active.devices[0]] as [Device, Device];
  await a.request("group/start", {});
  await until(() => a.state().phase === "completed", 15_000);
  const row = async (id: string) =>
    (
      await database.rows<{ status: string; epoch: number; updated_at: string }>(
        "select status, epoch, updated_at::text from group_hugs where id = $1",
        [id],
      )
    )[0];
  const before = [await row(active.id), await row(pending.id)];
  expect(before).toMatchObject([
    { status: "COMPLETED", epoch: 1 },
    { status: "PENDING", epoch: 1 },
  ]);
  let changes = 0;
  const unsubscribe = world.groupHugChanges.subscribe(() => (changes += 1));
  const { hints, groupHugChanges } = world;
  const jobs = createGroupHugJobs({
    database,
    hints,
    changes: groupHugChanges,
    queue: createJobQueue("group-hug-due"),
  });
  const due = await database.rows<{ data: unknown }>("select data from pgboss.job where state = 'created'");
  expect(due).toHaveLength(3);
  for (const { data } of due) await jobs.carryOut(data);
  await aTurnLater();
  unsubscribe();
  expect([changes, await row(active.id), await row(pending.id)]).toEqual([0, ...before]);
  // Its owner goes on.
  expect(await p.request("group/lock", { on: true })).toEqual({ ok: true });
});
