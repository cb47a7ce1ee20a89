import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createEpochWatch, type Owned } from "./epoch-watch.ts";

// E1 once a second one question about everything that is owned, and none while nothing is
// E2 whoever lost something hears it once; what they gave back, or took anew since, is not theirs to hear of
// E3 a look that fails is tried again at the next turn
// E4 there is never a second look beside one under way, and stop waits for it

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Somebody's table of epochs. */
const watchOver = (epochs: Map<string, number>) => {
  const world = { asked: [] as (readonly Owned[])[], isAway: false, heard: [] as string[] };
  const watch = createEpochWatch({
    lost: async (owned) => {
      world.asked.push(owned);
      if (world.isAway) throw new Error("away");
      return owned.filter(({ id, epoch }) => (epochs.get(id) ?? 0) > epoch).map(({ id }) => id);
    },
  });
  const own = (id: string, epoch: number) => watch.watch({ id, epoch }, () => world.heard.push(`${id} ${epoch}`));
  return { world, watch, own };
};

test("E1 one question a second for all, none while nothing is owned", async () => {
  const { world, watch, own } = watchOver(new Map());
  watch.start();
  watch.start();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(world.asked).toEqual([]);
  own("a", 1);
  const giveBack = own("b", 4);
  await vi.advanceTimersByTimeAsync(1_000);
  giveBack();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(world.asked).toEqual([
    [
      { id: "a", epoch: 1 },
      { id: "b", epoch: 4 },
    ],
    [{ id: "a", epoch: 1 }],
  ]);
  await watch.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(world.asked).toHaveLength(2);
});

test("E2 who lost it hears once, within a second; who gave it back or took it anew does not", async () => {
  const epochs = new Map([
    ["a", 1],
    ["b", 1],
    ["c", 2],
  ]);
  const { world, watch, own } = watchOver(epochs);
  watch.start();
  own("a", 1);
  const giveBack = own("b", 1);
  const stale = own("c", 1);
  own("c", 2);
  stale();
  giveBack();
  for (const id of ["a", "b"]) epochs.set(id, 2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(world.heard).toEqual(["a 1"]);
  own("a", 2);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(world.heard).toEqual(["a 1"]);
  epochs.set("c", 3);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(world.heard).toEqual(["a 1", "c 2"]);
  await watch.stop();
});

test("E2 what is taken anew while it is looked for is not lost with what was before", async () => {
  let answer = (_ids: string[]): void => {};
  const heard: string[] = [];
  const watch = createEpochWatch({ lost: () => new Promise((resolve) => (answer = resolve)) });
  watch.start();
  watch.watch({ id: "a", epoch: 1 }, () => heard.push("a 1"));
  await vi.advanceTimersByTimeAsync(1_000);
  watch.watch({ id: "a", epoch: 2 }, () => heard.push("a 2"));
  answer(["a"]);
  await vi.advanceTimersByTimeAsync(0);
  expect(heard).toEqual([]);
  const stopping = watch.stop();
  answer([]);
  await stopping;
});

test("E3 while the database is away it goes on looking", async () => {
  const epochs = new Map([["a", 2]]);
  const { world, watch, own } = watchOver(epochs);
  watch.start();
  world.isAway = true;
  own("a", 1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect([world.asked.length, world.heard]).toEqual([3, []]);
  world.isAway = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(world.heard).toEqual(["a 1"]);
  await watch.stop();
});

test("E4 a slow look is the only one, and stop waits for it", async () => {
  let looks = 0;
  let end = (): void => {};
  const watch = createEpochWatch({
    lost: () => new Promise((resolve) => ((looks += 1), (end = () => resolve([])))),
  });
  watch.watch({ id: "a", epoch: 1 }, () => {});
  watch.start();
  await vi.advanceTimersByTimeAsync(10_000);
  let isOver = false;
  const stopping = watch.stop().then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(1_000);
  expect([looks, isOver]).toEqual([1, false]);
  end();
  await stopping;
});
