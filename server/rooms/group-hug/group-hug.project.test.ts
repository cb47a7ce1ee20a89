import { Decoder, Encoder } from "@colyseus/schema";
import { expect, test } from "vitest";
import { GroupHugState } from "#shared/schema/group-hug.ts";
import { projectGroupHug, projectPressed, projectPressures } from "./group-hug.project.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";
import { opened } from "./testing/opened.ts";

/** A state of which each change is sent to one who joined at first. */
const followed = (hug: GroupHug) => {
  const state = new GroupHugState();
  projectGroupHug(null, hug, state);
  const encoder = new Encoder(state);
  const seen = new GroupHugState();
  const decoder = new Decoder(seen);
  decoder.decode(encoder.encodeAll());
  encoder.discardChanges();
  const send = (): number => {
    const patch = encoder.encode();
    const bytes = patch.slice();
    encoder.discardChanges();
    decoder.decode(bytes);
    return bytes.byteLength;
  };
  return { state, seen, send };
};

test("who joins sees people and pressure; a change of one pressure costs a few bytes, whatever the number of people", () => {
  const room = opened({ capacity: 200 });
  for (let i = 0; i < 200; i += 1) room.join(`p${i}`);
  const { state, seen, send } = followed(room.hug());
  const pressures = new Map<string, number>();
  const press = (userId: string, pressure: number): number => {
    pressures.set(userId, pressure);
    projectPressures(room.hug(), ({ userId }) => pressures.get(userId) ?? 0, state);
    return send();
  };
  press("p0", 1);
  expect([seen.participants.size, [...seen.pressures].length]).toEqual([200, 200]);
  expect(press("p150", 9)).toBeLessThanOrEqual(10);
  expect(press("p150", 9)).toBeLessThanOrEqual(2);
  expect(press("p3", 255)).toBeLessThanOrEqual(10);
  expect([seen.pressures[0], seen.pressures[3], seen.pressures[150], seen.pressures[199]]).toEqual([1, 255, 9, 0]);
});

test("a slot of nobody is 0, and what did not change is not sent", () => {
  const room = opened();
  room.come("ann", "ben");
  const { state, seen, send } = followed(room.hug());
  projectPressures(room.hug(), () => 50, state);
  send();
  expect([...seen.pressures]).toEqual([50, 50]);
  const before = room.hug();
  room.do("ann", "group/leave", {});
  projectGroupHug(before, room.hug(), state);
  projectPressures(room.hug(), () => 50, state);
  send();
  expect([[...seen.pressures], [...seen.participants.keys()], seen.hostId]).toEqual([[0, 50], ["ben"], "ben"]);
  projectGroupHug(room.hug(), { ...room.hug() }, state);
  projectPressures(room.hug(), () => 50, state);
  expect(send()).toBeLessThanOrEqual(2);
});

test("a person who comes back into another slot is shown there", () => {
  const room = opened();
  room.come("ann", "ben");
  const { state, seen, send } = followed(room.hug());
  const before = room.hug();
  room.do("ann", "group/leave", {});
  room.join("eve");
  room.join("ann");
  projectGroupHug(before, room.hug(), state);
  send();
  expect([...seen.participants.values()].map(({ id, slot, isIn }) => [id, slot, isIn]).toSorted()).toEqual([
    ["ann", 2, false],
    ["ben", 1, true],
    ["eve", 0, false],
  ]);
});

test("those who pressed are shown as if everybody were, and what is the same is not sent", () => {
  const room = opened();
  room.come("ann", "ben", "eve");
  const { state, seen, send } = followed(room.hug());
  projectPressures(room.hug(), ({ userId }) => (userId === "eve" ? 7 : 0), state);
  send();
  const press = (userId: string, pressure: number) => ({ userId, pressure });
  projectPressed(room.hug(), [press("ben", 200), press("nobody", 9)], () => true, state);
  expect(send()).toBeGreaterThan(2);
  expect([...seen.pressures]).toEqual([0, 200, 7]);
  projectPressed(room.hug(), [press("ben", 200), press("eve", 7)], () => true, state);
  expect(send()).toBeLessThanOrEqual(2);
  projectPressed(room.hug(), [press("ben", 90), press("eve", 90)], ({ userId }) => userId === "eve", state);
  send();
  expect([...seen.pressures]).toEqual([0, 0, 90]);
});
