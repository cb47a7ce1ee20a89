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

test("what is published here is carried, once; what is carried here is heard and goes no further", async () => {
  const carried: unknown[] = [];
  let deliver = (_what: [what: string]): void => {};
  let sayGap = (): void => {};
  const changes = createChanges<[what: string]>((onCarried, onGap) => {
    deliver = onCarried;
    sayGap = onGap;
    return (what) => carried.push(what);
  });
  const heard: string[] = [];
  changes.subscribe((what) => heard.push(what));
  let gaps = 0;
  const stop = changes.subscribe(
    () => {},
    () => (gaps += 1),
  );
  sayGap();
  stop();
  sayGap();
  expect(gaps).toBe(1);
  changes.publish("here");
  deliver(["there"]);
  expect([heard, carried]).toEqual([[], [["here"]]]);
  await Promise.resolve();
  expect([heard, carried]).toEqual([["here", "there"], [["here"]]]);
});
