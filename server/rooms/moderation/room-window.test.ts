import { expect, test } from "vitest";
import { ROOM_SORTS, type Look, type RoomSummary } from "#shared/schema/moderation.ts";
import { createDice } from "../testing/dice.ts";
import { lookAt } from "./room-window.rules.ts";

const ALL: Look = { phases: [], search: "", sort: "name", isDescending: false, from: 0, count: 100 };
const room = (n: number, of: Partial<RoomSummary> = {}): RoomSummary => ({
  id: `id${String(n).padStart(5, "0")}`,
  name: `Room ${n % 7}`,
  phase: n % 3 === 0 ? "active" : "pending",
  people: n % 5,
  here: n % 5,
  hostId: `host${n % 4}`,
  hostName: n % 4 === 0 ? "Ärmel" : "Ben",
  isListed: true,
  isLocked: false,
  spreadMs: (n * 37) % 11,
  rate: (n * 13) % 17,
  refusals: (n * 7) % 3,
  sinceMs: (n * 7919) % 1000,
  ...of,
});
const knownOf = (count: number) => {
  const rooms = Array.from({ length: count }, (_, n) => room(n));
  return new Map(
    ["one", "two"].map((name, at) => [
      name,
      new Map(rooms.filter((_, n) => n % 2 === at).map((each) => [each.id, each] as const)),
    ]),
  );
};
const idsOf = (known: ReturnType<typeof knownOf>, look: Partial<Look>): string[] =>
  lookAt(known, { ...ALL, ...look }).rooms.map(({ id }) => id);

test("W1 the window is that of all rooms in order, whatever the order, from wherever it begins", () => {
  const known = knownOf(500);
  const dice = createDice(7);
  for (const sort of ROOM_SORTS)
    for (const isDescending of [false, true]) {
      const whole = Array.from({ length: 5 }, (_, page) =>
        idsOf(known, { sort, isDescending, from: page * 100 }),
      ).flat();
      expect(new Set(whole).size).toBe(500);
      const value = (id: string) => {
        const found = [...known.values()].flatMap((rooms) => rooms.get(id) ?? [])[0] as RoomSummary; // as: it is there
        return {
          name: found.name,
          people: found.here,
          rate: found.rate,
          spread: found.spreadMs,
          refusals: found.refusals,
          since: found.sinceMs,
        }[sort];
      };
      const values = whole.map(value);
      const inOrder = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      expect(values).toEqual(isDescending ? inOrder.toReversed() : inOrder);
      const [from, count] = [dice.whole(0, 490), dice.whole(1, 100)];
      expect(idsOf(known, { sort, isDescending, from, count })).toEqual(whole.slice(from, from + count));
    }
});

test("W2 phases and words let through what they say, and all of it is counted", () => {
  const known = knownOf(300);
  expect(lookAt(known, { ...ALL, phases: ["active"], count: 5 })).toMatchObject({ matched: 100 });
  expect(lookAt(known, { ...ALL, phases: ["active"], count: 5 }).rooms).toHaveLength(5);
  expect(lookAt(known, { ...ALL, search: " ÄRM " }).matched).toBe(75);
  expect(lookAt(known, { ...ALL, search: "room 3" }).matched).toBe(43);
  expect(idsOf(known, { search: "id00123" })).toEqual(["id00123"]);
  expect(lookAt(known, { ...ALL, search: "(.*" })).toEqual({ matched: 0, rooms: [] });
  expect(lookAt(known, { ...ALL, from: 300 })).toEqual({ matched: 300, rooms: [] });
  expect(lookAt(new Map(), ALL)).toEqual({ matched: 0, rooms: [] });
});

test("W3 each room says which process has it", () => {
  expect(lookAt(knownOf(4), ALL).rooms.map(({ id, process }) => `${process} ${id}`)).toEqual([
    "one id00000",
    "two id00001",
    "one id00002",
    "two id00003",
  ]);
});
