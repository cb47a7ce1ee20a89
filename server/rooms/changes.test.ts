import { expect, test } from "vitest";
import { createChanges } from "./changes.ts";

test("everybody who listens hears what changed, in a later turn, until they no longer listen", async () => {
  const changes = createChanges<[what: string]>();
  const heard: string[] = [];
  const hear = (what: string) => heard.push(what);
  const stop = changes.subscribe(hear);
  changes.subscribe(hear);
  changes.subscribe((what) => heard.push(what.toUpperCase()));
  changes.publish("a");
  expect(heard).toEqual([]);
  await Promise.resolve();
  expect(heard).toEqual(["a", "a", "A"]);
  stop();
  stop();
  changes.publish("b");
  await Promise.resolve();
  expect(heard).toEqual(["a", "a", "A", "b", "B"]);
});
