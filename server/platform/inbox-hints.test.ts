import { expect, test } from "vitest";
import { createLocalHints } from "./inbox-hints.ts";

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
