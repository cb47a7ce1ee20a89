import { expect, test } from "vitest";
import { createMeasuresWatch } from "./measures-watch.ts";

const USUAL = { burst: 10, perMinute: 60 };
const openWatch = () => {
  const world = { nowMs: 0, isAway: false, limits: [{ percent: 50, of: ["hug/send" as const], leftMs: 1_000 }] };
  const watch = createMeasuresWatch({
    clock: { nowMs: () => world.nowMs },
    async limits() {
      if (world.isAway) throw new Error("away");
      return world.limits.map((limit) => ({ ...limit, of: [...limit.of] }));
    },
  });
  return { world, watch };
};

test("M4 what a limit is about is rarer, and nothing else", async () => {
  const { watch } = openWatch();
  expect(watch.rateOf("hug/send", USUAL)).toBe(USUAL);
  await watch.look();
  expect(watch.rateOf("hug/send", USUAL)).toEqual({ burst: 5, perMinute: 30 });
  expect(watch.rateOf("hug/see", USUAL)).toBe(USUAL);
  expect(watch.numberOf("hugs_per_hour", 60)).toBe(60);
});

test("M5 it ends by itself, also while the database is away", async () => {
  const { world, watch } = openWatch();
  await watch.look();
  world.isAway = true;
  world.nowMs = 999;
  await expect(watch.look()).rejects.toThrow("away");
  expect(watch.rateOf("hug/send", USUAL).burst).toBe(5);
  world.nowMs = 1_000;
  expect(watch.rateOf("hug/send", USUAL)).toEqual(USUAL);
});
