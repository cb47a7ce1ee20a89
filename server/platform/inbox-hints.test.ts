import { expect, test } from "vitest";
import { carryHints, createLocalHints } from "./inbox-hints.ts";

test("N1 whoever subscribed hears, until it ends; nobody else", async () => {
  const hints = createLocalHints();
  const heard: string[] = [];
  const end = hints.subscribe("ann", () => heard.push("first"));
  hints.subscribe("ann", () => heard.push("second"));
  hints.subscribe("ben", () => heard.push("ben"));
  hints.publish(["ann", "nobody"]);
  expect(heard).toEqual([]);
  await Promise.resolve();
  expect(heard.splice(0)).toEqual(["first", "second"]);
  end();
  end();
  hints.publish(["ann"]);
  await Promise.resolve();
  expect(heard).toEqual(["second"]);
  expect(hints.watched()).toEqual(["ann", "ben"]);
});

test("N1 with the last number where that is known", async () => {
  const hints = createLocalHints();
  const heard: (number | null)[] = [];
  hints.subscribe("ann", (lastSeq) => heard.push(lastSeq));
  hints.publish(["ann"]);
  hints.tellHeads(new Map([["ann", 7]]));
  await Promise.resolve();
  await Promise.resolve();
  expect(heard).toEqual([null, 7]);
});

test("N2 a listener that throws keeps the others from nothing", async () => {
  const errors: unknown[] = [];
  const hints = createLocalHints((error) => errors.push(error));
  const heard: string[] = [];
  hints.subscribe("ann", () => {
    throw new Error("mine");
  });
  hints.subscribe("ann", () => heard.push("second"));
  hints.publish(["ann"]);
  await Promise.resolve();
  expect(heard).toEqual(["second"]);
  expect(errors).toHaveLength(1);
});

test("N3 nobody is watched after the last one ended", () => {
  const hints = createLocalHints();
  const ends = [hints.subscribe("ann", () => undefined), hints.subscribe("ann", () => undefined)];
  expect(hints.watched()).toEqual(["ann"]);
  for (const end of ends) end();
  expect(hints.watched()).toEqual([]);
});

test("N4 what is published here is heard here and in the other processes; what comes from there goes no further", async () => {
  const said: unknown[] = [];
  let hear = (_userIds: readonly string[]): void => {};
  const hints = carryHints(createLocalHints(), {
    carry<What>(topic: string, deliver: (what: What) => void) {
      hear = (userIds) => deliver(userIds as What); // as: the only topic of this test
      return (what: What) => void said.push([topic, what]);
    },
  });
  const heard: string[] = [];
  hints.subscribe("ann", () => heard.push("ann"));
  hints.publish(["ann", "ben"]);
  await Promise.resolve();
  expect([heard, said]).toEqual([["ann"], [["inboxes", ["ann", "ben"]]]]);
  hear(["ann"]);
  await Promise.resolve();
  expect([heard, said.length]).toEqual([["ann", "ann"], 1]);
  expect(hints.watched()).toEqual(["ann"]);
});
