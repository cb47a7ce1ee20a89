import { describe, expect, test } from "vitest";
import type { ProcessHealth, RoomSummary } from "#shared/schema/moderation.ts";
import { createTime } from "./testing/time.ts";
import { createRoomBoard, type BoardWord, type RoomBoard } from "./room-board.ts";

const room = (id: string, people = 1): RoomSummary => ({
  id,
  name: `room ${id}`,
  phase: "active",
  people,
  here: people,
  hostId: "host",
  hostName: "Host",
  isListed: true,
  isLocked: false,
  spreadMs: -1,
  rate: 0,
  refusals: 0,
  sinceMs: 0,
});

const NO_HEALTH: ProcessHealth = {
  rooms: 0,
  people: 0,
  devices: 0,
  loopP99Ms: 0,
  memoryMb: 0,
  requests: 0,
  refusals: 0,
  joins: 0,
  hugs: 0,
  reports: 0,
  ackP50Ms: 0,
  ackP99Ms: 0,
  databaseMs: 0,
  jobs: 0,
  held: 0,
};

/** Processes that hear each other, as long as `bus.loses` says nothing else. */
const open = (names: readonly string[]) => {
  const time = createTime();
  const bus = { loses: (_word: BoardWord): boolean => false, words: 0 };
  const ears = new Map<string, { readonly hear: (word: BoardWord) => void; readonly gap: () => void }>();
  const boards = new Map<string, RoomBoard>();
  const start = (process: string): RoomBoard => {
    const board = createRoomBoard({
      process,
      clock: time.clock,
      wallNowMs: () => 1_790_000_000_000 + time.clock.nowMs(),
      carry: (hear, gap) => {
        ears.set(process, { hear, gap });
        return (word) => {
          bus.words += 1;
          const copy = JSON.parse(JSON.stringify(word)) as BoardWord; // as: what a network makes of it
          if (!bus.loses(word)) for (const [name, ear] of ears) if (name !== process) ear.hear(copy);
        };
      },
    });
    boards.set(process, board);
    return board;
  };
  for (const name of names) start(name);
  const at = (name: string): RoomBoard => boards.get(name) ?? expect.fail(name);
  return {
    time,
    bus,
    at,
    start,
    stop: (name: string) => (at(name).end(), ears.delete(name)),
    gap: (name: string) => ears.get(name)?.gap(),
  };
};
const listOf = ({ known }: ReturnType<RoomBoard["watch"]>): string =>
  [...known]
    .map(
      ([name, rows]) =>
        `${name}: ${[...rows.values()]
          .map(({ id, people }) => `${id}${people}`)
          .toSorted()
          .join(" ")}`,
    )
    .toSorted()
    .join(", ");

describe("the board of rooms", () => {
  test("B1 nothing is told while nobody watches; whoever comes sees all rooms of all processes", () => {
    const { time, bus, at } = open(["one", "two"]);
    at("one").report(room("a"));
    at("two").report(room("b", 3));
    time.pass(60_000);
    expect(bus.words).toBe(0);
    let changes = 0;
    const watching = at("one").watch(() => (changes += 1));
    expect(listOf(watching)).toBe("one: a1, two: b3");
    expect(changes).toBeGreaterThan(0);
  });

  test("B2 what changes, opens and closes is seen within a quarter of a second, here and elsewhere", () => {
    const { time, at } = open(["one", "two"]);
    const watching = at("one").watch(() => undefined);
    for (const name of ["one", "two"]) for (const id of ["a", "b"]) at(name).report(room(name + id));
    time.pass(250);
    for (const name of ["one", "two"]) {
      at(name).report(room(`${name}a`, 9));
      at(name).gone(`${name}b`);
      at(name).report(room(`${name}c`));
    }
    time.pass(250);
    expect(listOf(watching)).toBe("one: onea9 onec1, two: twoa9 twoc1");
  });

  test("B3 a room that changes a thousand times in a second is told of four times", () => {
    const { time, bus, at } = open(["one", "two"]);
    at("one").watch(() => undefined);
    time.pass(10);
    const before = bus.words;
    for (let n = 0; n < 1_000; n += 1) {
      at("two").report(room("a", n % 200));
      time.pass(1);
    }
    expect(bus.words - before).toBeLessThanOrEqual(6);
  });

  test("B4 a word that is lost is noticed with the next one, and a gap at once: everything is told again", () => {
    const { time, bus, at, gap } = open(["one", "two"]);
    const watching = at("one").watch(() => undefined);
    bus.loses = (word) => word.kind === "rows" && word.rows.length > 0;
    at("two").report(room("a"));
    time.pass(300);
    bus.loses = () => false;
    expect(listOf(watching)).toBe("one: , two: ");
    time.pass(2_500);
    expect(listOf(watching)).toBe("one: , two: a1");
    bus.loses = () => true;
    at("two").gone("a");
    time.pass(300);
    bus.loses = () => false;
    gap("one");
    expect(listOf(watching)).toBe("one: , two: ");
  });

  test("B8 how processes are is told while anybody watches, and goes with its process", () => {
    const { time, bus, at, stop } = open(["one", "two"]);
    const health = (hugs: number): ProcessHealth => ({ ...NO_HEALTH, hugs });
    at("two").tellHealth(health(1));
    expect([at("two").isHeeded(), bus.words]).toEqual([false, 0]);
    const watching = at("one").watch(() => undefined);
    const seen = () => [...watching.health].map(([name, { hugs }]) => `${name} ${hugs}`).toSorted();
    expect([at("one").isHeeded(), at("two").isHeeded()]).toEqual([true, true]);
    for (const name of ["one", "two"]) at(name).tellHealth(health(2));
    expect(seen()).toEqual(["one 2", "two 2"]);
    stop("two");
    time.pass(10_000);
    expect(seen()).toEqual(["one 2"]);
  });

  test("B5 a process of which nothing is heard is gone with its rooms; one that comes is there", () => {
    const { time, at, start, stop } = open(["one", "two"]);
    at("two").report(room("a"));
    const watching = at("one").watch(() => undefined);
    time.pass(20_000);
    expect(listOf(watching)).toBe("one: , two: a1");
    stop("two");
    time.pass(10_000);
    expect(listOf(watching)).toBe("one: ");
    start("three").report(room("b"));
    time.pass(3_000);
    expect(listOf(watching)).toBe("one: , three: b1");
  });

  test("B6 when the last one who watched is gone, the others stop telling soon after", () => {
    const { time, bus, at } = open(["one", "two"]);
    const [first, second] = [at("one").watch(() => undefined), at("one").watch(() => undefined)];
    first.end();
    time.pass(20_000);
    at("two").report(room("a"));
    time.pass(300);
    expect(listOf(second)).toBe("one: , two: a1");
    second.end();
    time.pass(10_000);
    const before = bus.words;
    for (let n = 0; n < 20; n += 1) {
      at("two").report(room("a", n));
      time.pass(1_000);
    }
    expect(bus.words).toBe(before);
  });

  test("B7 ten thousand rooms come in words of five hundred", () => {
    const { bus, at } = open(["one", "two"]);
    for (let n = 0; n < 10_000; n += 1) at("two").report(room(`r${n}`));
    let most = 0;
    bus.loses = (word) => {
      if (word.kind === "rows") most = Math.max(most, word.rows.length);
      return false;
    };
    const watching = at("one").watch(() => undefined);
    expect([most, watching.known.get("two")?.size]).toEqual([500, 10_000]);
  });
});
