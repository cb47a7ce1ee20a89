import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createEpochWatch, type MovedOn, type Owned } from "./epoch-watch.ts";

// E1 once a second one question about everything that is owned, and none while nothing is
// E2 whoever lost something hears it once; what they gave back, or took anew since, is not theirs to hear of
// E5 each time that there are more acts on it than were known its owner hears it, once
// E3 a look that fails is tried again at the next turn
// E4 there is never a second look beside one under way, and stop waits for it

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Somebody's table of epochs. */
const watchOver = (epochs: Map<string, number>, actsOn = new Map<string, number>()) => {
  const world = { asked: [] as (readonly Owned[])[], isAway: false, heard: [] as string[] };
  const watch = createEpochWatch({
    movedOn: async (owned) => {
      world.asked.push(owned);
      if (world.isAway) throw new Error("away");
      return owned.flatMap(({ id, epoch, acts }) => {
        const isLost = (epochs.get(id) ?? 0) > epoch;
        const known = actsOn.get(id) ?? 0;
        return isLost || known > acts ? [{ id, isLost, acts: known }] : [];
      });
    },
  });
  const own = (id: string, epoch: number) =>
    watch.watch(
      { id, epoch, acts: 0 },
      () => world.heard.push(`${id} ${epoch}`),
      () => world.heard.push(`${id} acts`),
    );
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
      { id: "a", epoch: 1, acts: 0 },
      { id: "b", epoch: 4, acts: 0 },
    ],
    [{ id: "a", epoch: 1, acts: 0 }],
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
  let answer = (_moved: MovedOn[]): void => {};
  const heard: string[] = [];
  const watch = createEpochWatch({ movedOn: () => new Promise((resolve) => (answer = resolve)) });
  watch.start();
  watch.watch(
    { id: "a", epoch: 1, acts: 0 },
    () => heard.push("a 1"),
    () => {},
  );
  await vi.advanceTimersByTimeAsync(1_000);
  watch.watch(
    { id: "a", epoch: 2, acts: 0 },
    () => heard.push("a 2"),
    () => {},
  );
  answer([{ id: "a", isLost: true, acts: 0 }]);
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
    movedOn: () => new Promise((resolve) => ((looks += 1), (end = () => resolve([])))),
  });
  watch.watch(
    { id: "a", epoch: 1, acts: 0 },
    () => {},
    () => {},
  );
  watch.start();
  await vi.advanceTimersByTimeAsync(10_000);
  let isOver = false;
  const stopping = watch.stop().then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(1_000);
  expect([looks, isOver]).toEqual([1, false]);
  end();
  await stopping;
});

test("E5 acts are heard of once each, and do not end the watch", async () => {
  const acts = new Map<string, number>();
  const { world, watch, own } = watchOver(new Map(), acts);
  watch.start();
  const giveBack = own("a", 1);
  await vi.advanceTimersByTimeAsync(1_000);
  acts.set("a", 1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(world.heard).toEqual(["a acts"]);
  acts.set("a", 3);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(world.heard).toEqual(["a acts", "a acts"]);
  giveBack();
  acts.set("a", 4);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(world.heard).toHaveLength(2);
  await watch.stop();
});
