import { expect, test } from "vitest";
import { createProcessMeter } from "./process-meter.ts";

const openMeter = () => {
  const world = { nowMs: 0, isAway: false, depthLooks: 0 };
  const meter = createProcessMeter({
    clock: { nowMs: () => world.nowMs },
    async ping() {
      if (world.isAway) throw new Error("away");
      world.nowMs += 3;
    },
    async depths() {
      world.depthLooks += 1;
      if (world.isAway) throw new Error("away");
      return { jobs: 4, held: 2 };
    },
    open: () => ({ rooms: 5, devices: 6 }),
  });
  return { world, meter };
};

test("rates are of the time since the last reading, times of the last ten seconds", async () => {
  const { world, meter } = openMeter();
  await meter.read();
  for (let n = 0; n < 20; n += 1) meter.counts.answered(n, n < 4);
  meter.counts.served(true);
  meter.counts.hugged();
  meter.counts.person(1);
  world.nowMs += 1_997;
  expect(await meter.read()).toMatchObject({
    rooms: 5,
    devices: 6,
    people: 1,
    requests: 11,
    refusals: 3,
    hugs: 1,
    ackP50Ms: 10,
    ackP99Ms: 19,
    databaseMs: 3,
    jobs: 4,
    held: 2,
  });
  world.nowMs += 11_000;
  expect(await meter.read()).toMatchObject({ requests: 0, ackP99Ms: 0 });
});

test("what waits is looked at every ten seconds at most, and stays what it was while the database is away", async () => {
  const { world, meter } = openMeter();
  for (let n = 0; n < 5; n += 1) await meter.read();
  expect(world.depthLooks).toBe(1);
  world.nowMs += 10_000;
  world.isAway = true;
  expect(await meter.read()).toMatchObject({ jobs: 4, held: 2, databaseMs: 65_535 });
  expect(world.depthLooks).toBe(2);
});
