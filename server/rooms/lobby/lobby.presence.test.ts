import { expect, test, vi } from "vitest";
import type { DevicePresence } from "#shared/schema/presence.ts";
import type { Clock } from "../../platform/clock.ts";
import { createPresenceWriter, PRESENCE_AGAIN_MS, PRESENCE_LEAST_MS } from "./lobby.presence.ts";

type Timer = { readonly atMs: number; readonly run: () => void };

const writing = () => {
  const timers = new Set<Timer>();
  const said: string[] = [];
  const told: (readonly string[])[] = [];
  const failures: unknown[] = [];
  const ghosts: string[] = [];
  let answers: (() => Promise<void>) | null = null;
  const time = { nowMs: 0 };
  const clock: Clock = {
    nowMs: () => time.nowMs,
    after(waitMs, run) {
      const timer = { atMs: time.nowMs + waitMs, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const writer = createPresenceWriter({
    presences: {
      begin: async () => 7,
      async note(writer, here, gone, isAll) {
        expect(writer).toBe(7);
        said.push(`${[...here].join(" ")} | ${gone.join(" ")}${isAll ? " | all" : ""}`);
        await answers?.();
        return isAll ? ghosts : [];
      },
    },
    changes: { publish: (userIds) => void told.push(userIds) },
    clock,
    onFailure: (error) => void failures.push(error),
  });
  const settle = async () => {
    for (let i = 0; i < 9; i += 1) await Promise.resolve();
  };
  return {
    writer,
    said,
    told,
    failures,
    ghosts,
    answer: (next: (() => Promise<void>) | null) => void (answers = next),
    tell: async (here: Readonly<Record<string, DevicePresence>>) => {
      writer.tell(() => new Map(Object.entries(here)));
      await settle();
    },
    async passTo(nowMs: number) {
      for (;;) {
        const due = [...timers].filter(({ atMs }) => atMs <= nowMs).toSorted((one, other) => one.atMs - other.atMs)[0];
        if (due === undefined) break;
        timers.delete(due);
        time.nowMs = Math.max(time.nowMs, due.atMs);
        due.run();
        await settle();
      }
      time.nowMs = nowMs;
      await settle();
    },
    timers,
  };
};

test("what changed is written, at most so often, and told once it is written", async () => {
  const { tell, said, told, passTo } = writing();
  await tell({ ann: "online" });
  await tell({ ann: "online", ben: "online" });
  await tell({ ann: "away", ben: "online" });
  expect(said).toEqual(["ann,online | "]);
  await passTo(PRESENCE_LEAST_MS);
  expect(said.slice(1)).toEqual(["ann,away ben,online | "]);
  await tell({ ben: "online" });
  await passTo(2 * PRESENCE_LEAST_MS);
  expect(said.slice(2)).toEqual([" | ann"]);
  expect(told).toEqual([["ann"], ["ann", "ben"], ["ann"]]);
  await tell({ ben: "online" });
  await passTo(5 * PRESENCE_LEAST_MS);
  expect(said).toHaveLength(3);
});

test("everything is said again and again, also who of an earlier lobby is not here; nobody hears of what stayed", async () => {
  const { tell, said, told, ghosts, passTo } = writing();
  await tell({ ann: "online" });
  ghosts.push("eve");
  await passTo(PRESENCE_AGAIN_MS);
  expect(said.slice(1)).toEqual(["ann,online |  | all"]);
  ghosts.pop();
  await passTo(4 * PRESENCE_AGAIN_MS);
  expect(said.slice(2)).toEqual(Array.from({ length: 3 }, () => "ann,online |  | all"));
  expect(told).toEqual([["ann"], ["eve"]]);
});

test("one write at a time; what changed meanwhile follows", async () => {
  const { tell, said, answer, passTo } = writing();
  let isDone = (): void => {};
  answer(() => new Promise<void>((resolve) => (isDone = resolve)));
  await tell({ ann: "online" });
  await tell({ ann: "away" });
  await passTo(2 * PRESENCE_LEAST_MS);
  expect(said).toEqual(["ann,online | "]);
  answer(null);
  isDone();
  await passTo(3 * PRESENCE_LEAST_MS);
  expect(said).toEqual(["ann,online | ", "ann,away | "]);
});

test("what fails is tried again, with all that changed since", async () => {
  const { tell, said, told, failures, answer, passTo } = writing();
  answer(() => Promise.reject(new Error("away")));
  await tell({ ann: "online" });
  expect([failures.length, told]).toEqual([1, []]);
  answer(null);
  await tell({ ann: "online", ben: "away" });
  await passTo(5_000);
  expect(said.at(-1)).toBe("ann,online ben,away | ");
  expect(told).toEqual([["ann", "ben"]]);
});

test("at the end everybody is gone; before a restart what is written stays; no timer is left", async () => {
  for (const isEmpty of [true, false]) {
    const { writer, tell, said, timers } = writing();
    await tell({ ann: "online" });
    await tell({ ann: "away" });
    writer.end(isEmpty);
    await vi.waitFor(() => expect(said.slice(1)).toEqual(isEmpty ? [" | ann"] : []));
    expect(timers.size).toBe(0);
  }
});

test("who leaves while they are being written down is gone at the end", async () => {
  const { writer, tell, said, told, answer } = writing();
  let isDone = (): void => {};
  answer(() => new Promise<void>((resolve) => (isDone = resolve)));
  await tell({ ann: "online" });
  writer.tell(() => new Map());
  writer.end(true);
  answer(null);
  isDone();
  await vi.waitFor(() => expect(said).toEqual(["ann,online | ", " | ann"]));
  await vi.waitFor(() => expect(told).toEqual([["ann"], ["ann"]]));
});
