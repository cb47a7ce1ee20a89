import { expect, test } from "vitest";
import { Crowded } from "../errors.ts";
import { createGate, type GateLimits } from "./gate.ts";

let nowMs = 0;
const gateOf = (of: Partial<GateLimits>) =>
  createGate("matchmaking", { atOnce: 1, waitingMax: 10, waitMaxMs: 3_000, ...of }, { nowMs: () => nowMs });
const held = () => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  return { promise, resolve, reject };
};

test("so many at a time, in order; a failure hands its place on", async () => {
  const gate = gateOf({ atOnce: 2 });
  const begun: number[] = [];
  const works = Array.from({ length: 4 }, held);
  const done = works.map(({ promise }, n) =>
    gate(() => {
      begun.push(n);
      return promise;
    }).catch(() => "failed"),
  );
  expect(begun).toEqual([0, 1]);
  works[1]?.reject(new Error("x"));
  await expect(done[1]).resolves.toBe("failed");
  expect(begun).toEqual([0, 1, 2]);
  works[0]?.resolve("a");
  works[2]?.resolve("c");
  works[3]?.resolve("d");
  expect(await Promise.all(done)).toEqual(["a", "failed", "c", "d"]);
  expect(begun).toEqual([0, 1, 2, 3]);
});

test("beyond those who wait, nobody is begun", async () => {
  const gate = gateOf({ waitingMax: 1 });
  const [first, second] = [held(), held()];
  const inside = gate(() => first.promise);
  const waits = gate(() => second.promise);
  await expect(gate(async () => "third")).rejects.toBeInstanceOf(Crowded);
  first.resolve("a");
  second.resolve("b");
  expect([await inside, await waits]).toEqual(["a", "b"]);
  expect(await gate(async () => "again")).toBe("again");
});

test("who waited for too long is sent away, whoever came later is begun, and no place is lost", async () => {
  const gate = gateOf({});
  const [first, last] = [held(), held()];
  const inside = gate(() => first.promise);
  const late = [gate(async () => "late"), gate(async () => "late")].map((one) => one.catch((error: unknown) => error));
  nowMs += 3_001;
  const fresh = gate(() => last.promise);
  first.resolve("a");
  expect(await inside).toBe("a");
  for (const one of late) expect(await one).toBeInstanceOf(Crowded);
  last.resolve("b");
  expect(await fresh).toBe("b");
  expect(await gate(async () => "again")).toBe("again");
});
