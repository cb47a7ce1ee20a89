import { afterEach, expect, test, vi } from "vitest";
import { createInboxTail } from "./inbox-tail.ts";

afterEach(() => void vi.useRealTimers());

const tailOver = (heads: Map<string, number>) => {
  vi.useFakeTimers();
  const world = { told: [] as object[], asked: 0, isAway: false, complaints: 0 };
  const tail = createInboxTail({
    hints: { tellHeads: (heads) => world.told.push(Object.fromEntries(heads)), watched: () => [...heads.keys()] },
    moved: async (from) => {
      world.asked += 1;
      if (world.isAway) throw new Error("away");
      return new Map([...heads].filter(([userId, seq]) => from.get(userId) !== seq));
    },
    onAway: () => (world.complaints += 1),
  });
  return { world, tail };
};

test("T1 twice a second, one question; who moved since the last look is told, with its number", async () => {
  const heads = new Map([
    ["ann", 1],
    ["ben", 5],
  ]);
  const { world, tail } = tailOver(heads);
  tail.start();
  tail.start();
  await vi.advanceTimersByTimeAsync(500);
  expect(world.told.splice(0)).toEqual([{ ann: 1, ben: 5 }]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(world.told).toEqual([]);
  expect(world.asked).toBe(5);
  heads.set("ben", 6);
  await vi.advanceTimersByTimeAsync(500);
  expect(world.told).toEqual([{ ben: 6 }]);
  await tail.stop();
  await vi.advanceTimersByTimeAsync(5000);
  expect(world.asked).toBe(6);
});

test("T2 while the database is away it keeps looking, says so once, and hints what moved meanwhile", async () => {
  const heads = new Map([["ann", 1]]);
  const { world, tail } = tailOver(heads);
  tail.start();
  await vi.advanceTimersByTimeAsync(500);
  world.isAway = true;
  await vi.advanceTimersByTimeAsync(2000);
  expect(world.complaints).toBe(1);
  heads.set("ann", 2);
  world.told.length = 0;
  world.isAway = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(world.told).toEqual([{ ann: 2 }]);
  await tail.stop();
});
