import { matchMaker } from "@colyseus/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { CLOSE_STAFF_OVER, MODERATION_ID } from "#shared/schema/protocol.ts";
import type { Look } from "#shared/schema/moderation.ts";
import { draft } from "../group-hug/testing/group-hug.world.ts";
import { systemClock, type Clock } from "../../platform/clock.ts";
import { createRoomBoard, type RoomBoard } from "../room-board.ts";
import { reportOf } from "../../services/testing/report.ts";
import { valueOf } from "../../services/testing/hug.ts";
import { openTap } from "../testing/tap.ts";
import { aWhile, joinAs, until, type Device } from "../testing/device.ts";
import { startRoomServer, type RoomServer } from "../testing/room-server.ts";
import type { ModerationRoom } from "./ModerationRoom.ts";

const LOOK: Look = { phases: [], search: "", sort: "name", isDescending: false, from: 0, count: 100 };
const onStaff = new Set<string>();
let isAway = false;
/** How long a staff session still goes on, if not for all of its time. */
const leftMs = new Map<string, number>();
/** How often a staff session went on. */
let used = 0;
let server: RoomServer;
let board: RoomBoard;
/** What another process says of its rooms. */
let elsewhere: RoomBoard;
beforeAll(async () => {
  const ears: ((word: never) => void)[] = [];
  const open = (process: string) =>
    createRoomBoard({
      process,
      clock: systemClock,
      wallNowMs: () => 1_790_000_000_000,
      carry: (hear) => {
        ears.push(hear as never); // as: both are boards
        return (word) => {
          for (const ear of ears) if (ear !== (hear as never)) ear(word as never);
        };
      },
    });
  board = open("one");
  elsewhere = open("two");
  const look = async ({ userId }: { readonly userId: string }) => {
    if (isAway) throw new Error("the database is away");
    return onStaff.has(userId)
      ? ({ role: "moderator", endsAtMs: Date.now() + (leftMs.get(userId) ?? 900_000) } as const)
      : null;
  };
  const isOpen = async (who: { readonly userId: string }) => (await look(who)) !== null;
  const use = async ({ userId }: { readonly userId: string }) => {
    used += 1;
    return onStaff.has(userId)
      ? ({ role: "moderator", endsAtMs: Date.now() + (leftMs.get(userId) ?? 900_000) } as const)
      : null;
  };
  // Staff sessions are looked at often, so that tests need not wait.
  const after: Clock["after"] = (ms, run) => systemClock.after(Math.min(ms, 100), run);
  const clock = { ...systemClock, after };
  server = await startRoomServer({ deps: () => ({ staff: { isOpen, look, use }, roomBoard: board, clock }) });
});
afterAll(async () => {
  await server.close();
  board.end();
  elsewhere.end();
});
let mod: string;
beforeEach(async () => {
  isAway = false;
  mod = await server.world.addUser("Mod");
  onStaff.add(mod);
});

const room = (id: string, of: object = {}) => ({
  id,
  name: `Room ${id}`,
  phase: "active" as const,
  people: 3,
  here: 2,
  hostId: "h",
  hostName: "Host",
  isListed: true,
  isLocked: false,
  // No number that a field of 32 bits holds exactly.
  spreadMs: 4.1,
  rate: 6,
  refusals: 1,
  ...of,
});
const join = (userId: string) => joinAs(server, { userId, room: "moderation" });
const windowOf = (device: Device): string[] => device.state().windows?.[device.room.sessionId]?.ids ?? [];
const rowsOf = (device: Device): string[] => Object.keys(device.state().rooms ?? {}).toSorted();
const shows = (device: Device, ids: readonly string[]) => until(() => windowOf(device).join() === ids.join());

test("D1 for nobody but staff is there such a room, by whichever way one asks", async () => {
  const ann = await server.world.addUser("Ann");
  const nothing = await joinAs(server, { userId: ann, room: "no-such-room" as "lobby" }).catch(
    (error: unknown) => error,
  );
  const denied = await join(ann).catch((error: unknown) => error);
  expect(String(denied)).toBe(String(nothing).replaceAll("no-such-room", "moderation"));
  await expect(joinAs(server, { userId: ann, room: MODERATION_ID, token: "x" })).rejects.toThrow(/no_such_room/);
  for (let n = 0; n < 80; n += 1) await expect(join(ann)).rejects.toThrow(/no_such_room/);
});

test("D2 one sees the rooms of all processes, how they are now, and when they are gone", async () => {
  elsewhere.report(room("b"));
  board.report(room("a"));
  const device = await join(mod);
  await device.request("rooms/look", LOOK);
  await shows(device, ["a", "b"]);
  expect(device.state()).toMatchObject({ total: 2, people: 4, processes: 2 });
  expect(device.state().rooms["b"]).toMatchObject({
    process: "two",
    spreadMs: Math.fround(4.1),
    refusals: 1,
    phase: "active",
  });
  elsewhere.report(room("b", { here: 9, phase: "completed", isLocked: true }));
  await until(() => device.state().rooms["b"]?.here === 9);
  expect(device.state().rooms["b"]).toMatchObject({ phase: "completed", isLocked: true });
  elsewhere.gone("b");
  await shows(device, ["a"]);
  board.gone("a");
  await shows(device, []);
  await device.leave();
});

test("D3 each device has its own window, and nothing of another's reaches it", async () => {
  for (let n = 0; n < 30; n += 1) board.report(room(`r${String(n).padStart(2, "0")}`, { here: n, secret: undefined }));
  const [first, second] = [await join(mod), await join(mod)];
  await first.request("rooms/look", { ...LOOK, count: 3 });
  await second.request("rooms/look", { ...LOOK, sort: "people", isDescending: true, count: 2, search: "room r1" });
  await shows(first, ["r00", "r01", "r02"]);
  await shows(second, ["r19", "r18"]);
  expect(second.state().windows[second.room.sessionId].matched).toBe(10);
  expect([rowsOf(first), rowsOf(second)]).toEqual([
    ["r00", "r01", "r02"],
    ["r18", "r19"],
  ]);
  expect(Object.keys(first.state().windows)).toEqual([first.room.sessionId]);
  await first.request("rooms/look", { ...LOOK, from: 29 });
  await shows(first, ["r29"]);
  expect(rowsOf(first)).toEqual(["r29"]);
  for (let n = 0; n < 30; n += 1) board.gone(`r${String(n).padStart(2, "0")}`);
  await shows(first, []);
  for (const device of [first, second]) await device.leave();
});

test("D12 how many cases wait is told, and that something came of them", async () => {
  const device = await join(mod);
  await until(() => device.state().cases?.["unclaimed"] === 0);
  const before = device.state().caseChanges;
  const { reports, addUser } = server.world;
  valueOf(await reports.report(await addUser("Ann"), reportOf("profile", await addUser("Ben"))));
  await until(() => device.state().caseChanges !== before);
  await until(() => device.state().cases["unclaimed"] === 1);
  expect(device.state().cases).toEqual({ urgent: 0, high: 0, normal: 1, overdue: 0, unclaimed: 1 });
  await device.leave();
});

test("D4 what is no look is refused and changes nothing", async () => {
  board.report(room("a"));
  const device = await join(mod);
  await device.request("rooms/look", LOOK);
  await shows(device, ["a"]);
  for (const bad of [
    null,
    {},
    { ...LOOK, count: 101 },
    { ...LOOK, count: 0 },
    { ...LOOK, from: -1 },
    { ...LOOK, from: 0.5 },
    { ...LOOK, sort: "constructor" },
    { ...LOOK, phases: ["gone"] },
    { ...LOOK, search: "x".repeat(61) },
    { ...LOOK, and: "more" },
  ])
    expect(await device.refusal("rooms/look", bad)).toMatchObject({ code: "bad_message" });
  expect(windowOf(device)).toEqual(["a"]);
  board.gone("a");
  await device.leave();
});

test("D5 whose staff session is over is sent away with the next look; while the database is away, everybody stays", async () => {
  const device = await join(mod);
  isAway = true;
  await device.request("rooms/look", LOOK);
  isAway = false;
  onStaff.delete(mod);
  expect(await device.refusal("rooms/look", LOOK)).toMatchObject({ code: "staff_session_needed" });
  await until(() => device.left.length > 0);
  expect(device.left).toEqual([CLOSE_STAFF_OVER]);
  await expect(join(mod)).rejects.toThrow(/no_such_room/);
});

test("D14 while the database is away a staff session ends when it would have, and not before", async () => {
  const stays = await server.world.addUser("Mod 2");
  onStaff.add(stays);
  leftMs.set(mod, 600);
  const [short, long] = [await join(mod), await join(stays)];
  // Looked at with a database, and once more without.
  await aWhile(250);
  isAway = true;
  expect([short.left, long.left]).toEqual([[], []]);
  await until(() => short.left.length > 0);
  expect(short.left).toEqual([CLOSE_STAFF_OVER]);
  isAway = false;
  await aWhile(250);
  expect(long.left).toEqual([]);
  await long.leave();
});

test("D6 a group hug's room tells of itself while it is open", async () => {
  const { world } = server;
  const ann = await world.addUser("Ann");
  const made = await world.groupHugs.create(ann, draft({ name: "By the sea" }));
  const id = made.ok ? made.value.id : expect.fail("It is made.");
  const device = await join(mod);
  await device.request("rooms/look", { ...LOOK, search: "by the sea" });
  const hug = await joinAs(server, { userId: ann, room: "group-hug", groupHugId: id });
  await shows(device, [id]);
  await until(() => device.state().rooms[id]?.here === 1);
  expect(device.state().rooms[id]).toMatchObject({
    name: "By the sea",
    phase: "pending",
    hostId: ann,
    hostName: "Ann",
  });
  await hug.request("group/lock", { on: true });
  await until(() => device.state().rooms[id]?.isLocked === true);
  expect(device.state().rooms[id].rate).toBeGreaterThan(0);
  await device.leave();
  await hug.leave();
});

const enter = (device: Device, id: string | null) => device.request("rooms/enter", { id });
const pageOf = (device: Device, id: string) => device.state().pages?.[id];
/** Those that the room itself holds. */
const pagesHeld = (): string[] => {
  const held = matchMaker.getLocalRoomById(MODERATION_ID) as ModerationRoom; // as: the room of that id
  return [...held.state.pages.keys()];
};

test("D7 who looks into a group hug sees people, touch, beats and what happens; who is in it sees that they are here", async () => {
  const { world } = server;
  const [ann, ben, other] = [await world.addUser("Ann"), await world.addUser("Ben"), await world.addUser("Mod 2")];
  onStaff.add(other);
  const made = await world.groupHugs.create(ann, draft({ name: "By the lake" }));
  const id = made.ok ? made.value.id : expect.fail("It is made.");
  const anns = await joinAs(server, { userId: ann, room: "group-hug", groupHugId: id });
  const [first, second] = [await join(mod), await join(other)];
  await enter(first, id);
  await until(() => pageOf(first, id)?.people[ann] !== undefined);
  await until(() => anns.state().moderators === 1);
  expect(pageOf(first, id)).toMatchObject({ design: draft().design, capacity: 4, startsAtMs: 0, hasWords: true });
  const bens = await joinAs(server, { userId: ben, room: "group-hug", groupHugId: id });
  for (const device of [anns, bens]) await device.request("group/ready", { isIn: true });
  await until(() => pageOf(first, id)?.people[ben]?.isIn === true);
  await anns.request("group/start", {});
  await until(() => pageOf(first, id)?.startsAtMs > 0);
  const kinds = pageOf(first, id).events.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`);
  expect(kinds).toEqual(expect.arrayContaining(["came Ann", "came Ben", "in Ben", "started "]));
  expect(second.state().pages ?? {}).toEqual({});
  await enter(second, id);
  await until(() => pageOf(second, id) !== undefined && anns.state().moderators === 2);
  valueOf(await world.roomActs.act(await senior(), id, { kind: "slow", category: "spam", statement: "", minutes: 5 }));
  await until(() => Object.keys(pageOf(second, id)?.acts ?? {}).length === 1);
  await until(() => anns.state().isSlow === true);
  await enter(first, null);
  await until(() => pageOf(first, id) === undefined && anns.state().moderators === 1);
  expect(pagesHeld()).toEqual([id]);
  const elsewhereId = "00000000-0000-4000-8000-00000000dead";
  await enter(second, elsewhereId);
  await until(() => pageOf(second, id) === undefined && anns.state().moderators === 0);
  await until(() => pagesHeld().length === 0);
  await enter(second, id);
  await until(() => pageOf(second, id) !== undefined && anns.state().moderators === 1);
  await enter(second, null);
  await until(() => pagesHeld().length === 0 && anns.state().moderators === 0);
  await enter(second, id);
  await until(() => pagesHeld().length === 1);
  await second.leave();
  await until(() => pagesHeld().length === 0 && anns.state().moderators === 0);
  for (const device of [first, anns, bens]) await device.leave();
});

const senior = async (): Promise<string> => {
  const id = await server.world.addUser("Senior");
  await server.world.setRole(id, "senior_moderator");
  return id;
};

test("D8 no byte that reaches a moderator has the words of a group hug", async () => {
  const { world } = server;
  const tap = await openTap(server.port);
  const ann = await world.addUser("Ann");
  const words = { description: "Quillbeam speaks", message: "Quillbeam thanks" };
  const made = await world.groupHugs.create(ann, draft({ name: "Plainname", ...words }));
  const id = made.ok ? made.value.id : expect.fail("It is made.");
  const anns = await joinAs(server, { userId: ann, room: "group-hug", groupHugId: id });
  const device = await joinAs({ ...server, url: tap.url }, { userId: mod, room: "moderation" });
  await device.request("rooms/look", { ...LOOK, search: "plainname" });
  await enter(device, id);
  await until(() => pageOf(device, id)?.hasWords === true);
  await anns.request("group/ready", { isIn: true });
  await until(() => pageOf(device, id)?.people[ann]?.isIn === true);
  expect(tap.text()).toContain("Plainname");
  expect(tap.text()).not.toContain("Quillbeam");
  for (const each of [device, anns]) await each.leave();
  tap.close();
});

test("D9 what cannot be looked into is refused or shows nothing, and takes a staff session", async () => {
  const device = await join(mod);
  for (const bad of [null, {}, { id: "x" }, { id: 1 }, { id: null, and: 1 }])
    expect(await device.refusal("rooms/enter", bad)).toMatchObject({ code: "bad_message" });
  await enter(device, "00000000-0000-4000-8000-00000000dead");
  expect(device.state().pages ?? {}).toEqual({});
  onStaff.delete(mod);
  expect(await device.refusal("rooms/enter", { id: null })).toMatchObject({ code: "staff_session_needed" });
  await until(() => device.left.length > 0);
});

test("D13 what a device says by itself, having come back, does not go on with the staff session, which it takes all the same", async () => {
  board.report(room("a"));
  const device = await join(mod);
  const before = used;
  await device.request("rooms/look", { ...LOOK, search: "room a", byItself: true });
  await device.request("rooms/enter", { id: "00000000-0000-4000-8000-00000000dead", byItself: true });
  await shows(device, ["a"]);
  expect(used).toBe(before);
  await device.request("rooms/look", LOOK);
  expect(used).toBe(before + 1);
  expect(await device.refusal("rooms/look", { ...LOOK, byItself: false })).toMatchObject({ code: "bad_message" });
  onStaff.delete(mod);
  expect(await device.refusal("rooms/look", { ...LOOK, byItself: true })).toMatchObject({
    code: "staff_session_needed",
  });
  await until(() => device.left.length > 0);
  board.gone("a");
});
