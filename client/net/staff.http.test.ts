import { expect, test } from "vitest";
import { answerOf, type Http, type HttpAnswer } from "./http.client.ts";
import {
  createStaffHttp,
  roomsSeenOf,
  type ModerationJson,
  type StaffDevice,
  type StaffHttpDeps,
} from "./staff.http.ts";
import type { RoomHandlers, Rooms } from "./rooms.port.ts";
import type { Look, RoomsLink, RoomsSeen } from "./staff.port.ts";
import { createClientStore } from "./state.ts";
import { seeded } from "./testing/seeded.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";

const row = (id: string) => ({
  id,
  name: `Room ${id}`,
  phase: "active" as const,
  people: 2,
  here: 1,
  hostId: "h",
  hostName: "Host",
  isListed: true,
  isLocked: false,
  spreadMs: 3,
  rate: 1,
  refusals: 0,
  sinceMs: 5,
  process: "one",
});
const LOOK: Look = { phases: [], search: "", sort: "name", isDescending: false, from: 0, count: 50 };
const JSON_OF_TWO: ModerationJson = {
  total: 9,
  people: 12,
  processes: 2,
  rooms: { a: row("a"), b: row("b") },
  windows: { me: { matched: 7, ids: ["b", "gone", "a"] } },
};

/** A staff client over an HTTP that answers what it is told, and rooms that are joined when the test says so. */
const open = (
  answers: (asked: string) => HttpAnswer = () => ({ kind: "ok", body: { token: "t", userId: "ann" } }),
  fetchFile?: StaffDevice["fetchFile"],
) => {
  const clock = createVirtualClock();
  const store = createClientStore();
  store.setState({ me: { id: "ann", name: "Ann", being: "sage/plain", isGuest: false } });
  const http: Http = async (method, path) => answers(`${method} ${path}`);
  const asked: unknown[] = [];
  const joins: RoomHandlers[] = [];
  let denial: "no_such_room" | null = null;
  const rooms: Rooms = {
    join: async (_room, _options, _token, handlers) => {
      if (denial !== null) return { kind: "denied", denial };
      joins.push(handlers);
      const request = async (name: string, body: unknown) => {
        asked.push([name, body]);
        return { kind: "answered", answer: { ok: true } } as const;
      };
      return { kind: "joined", room: { request, send() {}, ping: (onPong) => onPong(), leave() {} } };
    },
  };
  const deps: StaffHttpDeps = {
    http,
    uuid: () => "k",
    store,
    identity: { check: async () => {} },
    clock,
    random: seeded(1),
    surroundings: { isOnline: () => true, isVisible: () => true, onChange: () => () => {} },
    rooms: async () => rooms,
  };
  const staff = createStaffHttp(deps, fetchFile && { fetchFile });
  return { staff, clock, joins, asked, deny: () => (denial = "no_such_room") };
};

test("what is seen stands in the window's order, without rooms that are not there (yet)", () => {
  expect(roomsSeenOf(JSON_OF_TWO)).toEqual({
    total: 9,
    people: 12,
    processes: 2,
    matched: 7,
    rooms: [row("b"), row("a")],
    health: {},
    steps: [],
    cases: null,
    caseChanges: 0,
    page: null,
  });
  const cases = { urgent: 1, high: 0, normal: 2, overdue: 0, unclaimed: 3 };
  expect(roomsSeenOf({ ...JSON_OF_TWO, cases, caseChanges: 4 })).toMatchObject({ cases, caseChanges: 4 });
  expect(roomsSeenOf({ total: 0, people: 0, processes: 1 })).toMatchObject({ matched: 0, rooms: [] });
});

test("to whoever is not on the staff there is nothing", async () => {
  const { staff } = open(() => answerOf(404, { code: "not_found", status: 404 }));
  for (const told of [await staff.session(), await staff.begin()])
    expect(told).toEqual({ ok: false, refusal: { code: "not_staff" } });
});

test("of somebody who was just erased it is said that they are not there", async () => {
  const { staff } = open(() => answerOf(404, { code: "no_such_person", status: 404 }));
  expect(await staff.restrictions.ofPerson("b")).toMatchObject({ ok: false, refusal: { code: "no_such_person" } });
});

test("a copy of the audit comes as a file, or as the reason why not", async () => {
  const file = new Blob(["{}"]);
  const { staff } = open(undefined, async (path) =>
    path.endsWith("/good") ? { kind: "ok", body: file } : { kind: "missing", failure: { code: "no_such_approval" } },
  );
  expect(await staff.audit.copy("good")).toEqual({ ok: true, value: file });
  expect(await staff.audit.copy("other")).toEqual({ ok: false, refusal: { code: "no_such_approval" } });
});

test("the look is said once up, again after the connection was lost, and as it is by then", async () => {
  const { staff, clock, joins, asked } = open();
  const links: RoomsLink[] = [];
  const seen: RoomsSeen[] = [];
  const view = staff.openRooms(LOOK, { onSeen: (now) => seen.push(now), onLink: (link) => links.push(link) });
  await clock.pass(10);
  expect(asked).toEqual([["rooms/look", LOOK]]);
  joins[0]?.onState?.(JSON_OF_TWO);
  expect(seen.at(-1)?.rooms).toHaveLength(2);
  const next = { ...LOOK, search: "sea" };
  view?.look(next);
  joins[0]?.onLeft(1006);
  expect(links.at(-1)).toBe("offline");
  await clock.pass(10_000);
  expect(links.at(-1)).toBe("up");
  expect(asked.slice(1)).toEqual([
    ["rooms/look", next],
    ["rooms/look", { ...next, byItself: true }],
  ]);
  view?.close();
});

test("when the staff session is over, the view is, and is not asked for again", async () => {
  const { staff, clock, joins, deny } = open();
  const links: RoomsLink[] = [];
  staff.openRooms(LOOK, { onSeen() {}, onLink: (link) => links.push(link) });
  await clock.pass(10);
  deny();
  joins[0]?.onLeft(4405);
  await clock.pass(60_000);
  expect(links.at(-1)).toBe("over");
  expect(joins).toHaveLength(1);
});

test("a room into which one looks is looked into again after the connection was lost", async () => {
  const { staff, clock, joins, asked } = open();
  const seen: RoomsSeen[] = [];
  const view = staff.openRooms(LOOK, { onSeen: (now) => seen.push(now), onLink: () => {} });
  await clock.pass(100);
  view?.enter("a");
  const entered = () =>
    asked.flatMap((each) => (Array.isArray(each) && each[0] === "rooms/enter" ? [Object(each[1])] : []));
  expect(entered()).toEqual([{ id: "a" }]);
  const person = (id: string, slot: number) => ({
    id,
    name: id,
    being: "sage/plain",
    slot,
    isIn: true,
    isHere: true,
    isMuted: false,
  });
  const act = { kind: "lock", userId: "", name: "", category: "spam", untilMs: 0 };
  joins[0]?.onState?.({
    ...JSON_OF_TWO,
    pages: {
      a: {
        id: "a",
        design: "campfire",
        seed: 1,
        capacity: 4,
        startsAtMs: 0,
        hasWords: true,
        people: { ben: person("ben", 1), ann: person("ann", 0) },
        acts: { second: { ...act, atMs: 2 }, first: { ...act, atMs: 1 } },
      },
    },
  });
  const page = seen.at(-1)?.page;
  expect(page?.people.map(({ id }) => id)).toEqual(["ann", "ben"]);
  expect(page?.acts.map(({ id }) => id)).toEqual(["first", "second"]);
  joins[0]?.onLeft(1006);
  await clock.pass(60_000);
  expect(joins).toHaveLength(2);
  expect(entered()).toEqual([{ id: "a" }, { id: "a", byItself: true }]);
  view?.enter(null);
  view?.close();
});
