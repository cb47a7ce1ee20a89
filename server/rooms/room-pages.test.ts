import { expect, test } from "vitest";
import type { RoomPageFacts } from "#shared/schema/room-page.ts";
import { createTime } from "./testing/time.ts";
import { createRoomPages, type PageWord } from "./room-pages.ts";

const page = (id: string, seed = 1): RoomPageFacts => ({
  id,
  design: "campfire",
  seed,
  capacity: 4,
  startsAtMs: 0,
  hasWords: false,
  people: [],
  pressures: [],
  beats: [],
  events: [],
  acts: [],
});

const open = (...names: readonly string[]) => {
  const time = createTime();
  const ears = new Map<string, (word: PageWord) => void>();
  const bus = { words: [] as PageWord[], isCut: false };
  const pages = names.map((process) =>
    createRoomPages({
      process,
      clock: time.clock,
      carry: (hear) => {
        ears.set(process, hear);
        return (word) => {
          bus.words.push(word);
          const copy = JSON.parse(JSON.stringify(word)) as PageWord; // as: what a network makes of it
          if (!bus.isCut) for (const [name, ear] of ears) if (name !== process) ear(copy);
        };
      },
    }),
  );
  const [one, two] = pages;
  if (!one || !two) throw new Error("Two processes.");
  return { time, bus, one, two };
};
/** A room with what it was told, and its page, which has another seed after each change. */
const roomIn = (pages: ReturnType<typeof createRoomPages>, id: string) => {
  const room = { looked: [] as number[], seed: 1, asked: 0 };
  const own = pages.open(id, {
    page: () => ((room.asked += 1), page(id, room.seed)),
    onLooked: (count) => room.looked.push(count),
  });
  return { room, change: () => ((room.seed += 1), own.changed()), end: own.end };
};

test("P1 nothing is worked out or told of a room into which nobody looks", () => {
  const { time, bus, one } = open("one", "two");
  const { room, change } = roomIn(one, "a");
  change();
  time.pass(10_000);
  expect([room.asked, room.looked, bus.words]).toEqual([0, [], []]);
});

test("P2 who looks, from whichever process, sees how it is at once and what changes; the room knows how many look", () => {
  const { time, one, two } = open("one", "two");
  const { room, change } = roomIn(one, "a");
  const seen: Record<string, number[]> = { here: [], there: [] };
  const endHere = one.look("a", ({ seed }) => seen["here"]?.push(seed));
  const endThere = two.look("a", ({ seed }) => seen["there"]?.push(seed));
  time.pass(1_000);
  change();
  change();
  time.pass(1_000);
  expect([seen["here"]?.at(-1), seen["there"]?.at(-1)]).toEqual([3, 3]);
  expect(room.looked).toEqual([1, 2]);
  endThere();
  endHere();
  expect(room.looked).toEqual([1, 2, 1, 0]);
  const { asked } = room;
  change();
  time.pass(5_000);
  expect(room.asked).toBe(asked);
});

test("P3 of a process that is silent nobody looks any more after a while, and again when it is heard", () => {
  const { time, bus, one, two } = open("one", "two");
  const { room } = roomIn(one, "a");
  two.look("a", () => {});
  time.pass(20_000);
  expect(room.looked).toEqual([1]);
  bus.isCut = true;
  time.pass(10_000);
  expect(room.looked).toEqual([1, 0]);
  bus.isCut = false;
  time.pass(3_000);
  expect(room.looked).toEqual([1, 0, 1]);
});

test("P4 a room that opens after somebody began to look into it is seen, too", () => {
  const { time, one, two } = open("one", "two");
  const seen: number[] = [];
  two.look("a", ({ seed }) => seen.push(seed));
  time.pass(3_000);
  const { room } = roomIn(one, "a");
  time.pass(3_000);
  expect([room.looked, seen]).toEqual([[1], [1]]);
});
