import { expect, test } from "vitest";
import { createGroupHugChanges } from "./group-hug-changes.ts";

test("everybody who listens hears of it, in a later turn, until they no longer listen", async () => {
  const changes = createGroupHugChanges();
  const heard: string[] = [];
  const stop = changes.subscribe(() => heard.push("one"));
  changes.subscribe(() => heard.push("two"));
  changes.publish();
  expect(heard).toEqual([]);
  await Promise.resolve();
  expect(heard).toEqual(["one", "two"]);
  stop();
  stop();
  changes.publish();
  await Promise.resolve();
  expect(heard).toEqual(["one", "two", "two"]);
});
