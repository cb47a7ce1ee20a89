import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHeartbeat } from "./heartbeat.ts";

// H1 a beat at once and four times a second, a look with the first and once a second; never two at a time
// H2 each room that was lost is said once a look
// H3 while Redis is away it goes on trying, and looks as soon as a beat succeeds
// H4 stopped, it beats no more, and stop waits for the beat under way

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const heartbeatOver = () => {
  const world = { beats: 0, looks: 0, isAway: false, lost: [] as string[], told: [] as string[] };
  const heartbeat = createHeartbeat({
    beat: async () => {
      if (world.isAway) throw new Error("away");
      world.beats += 1;
    },
    lost: async () => {
      world.looks += 1;
      return world.lost;
    },
    onLost: (roomId) => world.told.push(roomId),
  });
  return { world, heartbeat };
};

test("H1 it beats at once and four times a second, and looks with every fourth beat", async () => {
  const { world, heartbeat } = heartbeatOver();
  heartbeat.start();
  heartbeat.start();
  await vi.advanceTimersByTimeAsync(10);
  expect(world).toMatchObject({ beats: 1, looks: 1 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(world).toMatchObject({ beats: 5, looks: 2 });
  await heartbeat.stop();
});

test("H2 every room that another process has is said", async () => {
  const { world, heartbeat } = heartbeatOver();
  world.lost = ["lobby", "group-hug-1"];
  heartbeat.start();
  await vi.advanceTimersByTimeAsync(10);
  expect(world.told).toEqual(["lobby", "group-hug-1"]);
  await heartbeat.stop();
});

test("H3 away, it goes on trying; the first beat that succeeds looks, too", async () => {
  const { world, heartbeat } = heartbeatOver();
  heartbeat.start();
  await vi.advanceTimersByTimeAsync(300);
  expect(world).toMatchObject({ beats: 2, looks: 1 });
  world.isAway = true;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(world).toMatchObject({ beats: 2, looks: 1 });
  world.isAway = false;
  await vi.advanceTimersByTimeAsync(250);
  expect(world).toMatchObject({ beats: 3, looks: 2 });
  await heartbeat.stop();
});

test("H4 stop waits for the beat under way, and is the last of it", async () => {
  let end = (): void => {};
  let beats = 0;
  const heartbeat = createHeartbeat({
    beat: () => new Promise((resolve) => ((beats += 1), (end = resolve))),
    lost: async () => [],
    onLost: () => {},
  });
  heartbeat.start();
  await vi.advanceTimersByTimeAsync(10);
  let isOver = false;
  const stopping = heartbeat.stop().then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(1_000);
  expect([beats, isOver]).toEqual([1, false]);
  end();
  await stopping;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(beats).toBe(1);
});
