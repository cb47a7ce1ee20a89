import { expect, test } from "vitest";
import { createPeopleChanges } from "./people-changes.ts";
import { createPeopleWatch } from "./people-watch.ts";

const watched = () => {
  const gaps: (() => void)[] = [];
  const changes = createPeopleChanges((_deliver, onGap) => {
    gaps.push(onGap);
    return () => {};
  });
  const presence = createPeopleChanges();
  const watch = createPeopleWatch([changes, presence]);
  const told: string[] = [];
  const watcher = (name: string) => watch.watch(() => void told.push(name));
  const say = async (channel: typeof changes, ...userIds: string[]) => {
    channel.publish(userIds);
    await Promise.resolve();
    return told.splice(0);
  };
  return { changes, presence, watcher, say, told, gap: () => gaps.forEach((tell) => tell()) };
};

test("whoever watches one of those who changed is told once, by whatever channel", async () => {
  const { changes, presence, watcher, say } = watched();
  watcher("one").of(["ann", "ben", "ann"]);
  watcher("other").of(["ben"]);
  expect(await say(changes, "ann", "ben")).toEqual(["one", "other"]);
  expect(await say(presence, "ann")).toEqual(["one"]);
  expect(await say(presence, "zoe")).toEqual([]);
});

test("whom one watches is replaced, and at the end nobody is watched", async () => {
  const { changes, watcher, say, told, gap } = watched();
  const one = watcher("one");
  one.of(["ann"]);
  one.of(["ben"]);
  expect(await say(changes, "ann")).toEqual([]);
  expect(await say(changes, "ben")).toEqual(["one"]);
  one.end();
  expect(await say(changes, "ben")).toEqual([]);
  gap();
  expect(told).toEqual([]);
});

test("after a time in which nothing was heard everybody is told", () => {
  const { watcher, told, gap } = watched();
  watcher("one").of(["ann"]);
  watcher("other");
  gap();
  expect(told).toEqual(["one", "other"]);
});
