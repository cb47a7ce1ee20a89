import { matchMaker } from "@colyseus/core";
import { afterEach, expect, test } from "vitest";
import {
  CLOSE_BROKEN,
  CLOSE_RESTARTING,
  groupHugRoomId,
  JOIN_DENIALS,
  PROTOCOL_VERSION,
} from "#shared/schema/protocol.ts";
import { BrokenInvariant, Unavailable } from "../../errors.ts";
import type { RoomDeps } from "../room-deps.ts";
import { until, type Device } from "../testing/device.ts";
import { startRoomServer, type RoomServer } from "../testing/room-server.ts";
import { denialOf, lasting, onServer } from "./testing/group-hug.world.ts";

let server: RoomServer | null = null;
afterEach(async () => {
  server?.world.setAway(false);
  await server?.close();
  server = null;
});

const startWith = async (deps?: (deps: RoomDeps) => Partial<RoomDeps>) => {
  const started = await startRoomServer(deps ? { deps } : {});
  server = started;
  const of = onServer(() => started);
  const [ann = "", ben = ""] = await of.people("Ann", "Ben");
  const { id, devices } = await of.gather({}, ann, ben);
  const [a, b] = devices as [Device, Device];
  return { ...of, world: started.world, started, ann, ben, id, a, b };
};

test("G10 another owner's writes close the room; people find the hug where it was, through a new one", async () => {
  const { world, id, a, b, ann, join } = await startWith();
  await a.request("group/start", {});
  await until(() => b.state().phase === "active");
  await world.groupHugs.takeOver(id);
  expect(await a.refusal("group/lock", { on: true })).toMatchObject({ code: "try_later" });
  await until(() => a.left.length > 0 && b.left.length > 0);
  expect([a.left, b.left]).toEqual([[CLOSE_RESTARTING], [CLOSE_RESTARTING]]);
  const again = await join(id, ann);
  await until(() => again.state().phase === "active");
  expect(again.state()).toMatchObject({ isLocked: false, hostId: ann });
  expect(again.state().participants[ann]).toMatchObject({ slot: 0, isIn: true });
});

test("G10 one that is over without its room knowing closes it, and is over for who comes back", async () => {
  const { world, id, a, ann, join } = await startWith();
  await world.pass(3 * 60 * 60_000);
  await world.groupHugs.one(ann, id);
  await a.refusal("group/ready", { isIn: false });
  await until(() => a.left.length > 0);
  expect(await denialOf(join(id, ann))).toBe("hug_over");
});

test("G15 G16 a block that came to be while nobody had it open parts them before anybody sees anybody", async () => {
  const { world, started, id, a, ann, ben, people, join } = await startWith();
  const [eve = ""] = await people("Eve");
  const e = await join(id, eve);
  await until(() => Object.keys(a.state().participants).length === 3);
  await started.close();
  await until(() => a.left.length > 0 && e.left.length > 0);
  await world.people.setBlocked(ben, eve, true);
  const restarted = await startRoomServer({ over: world });
  server = restarted;
  const { join: joinAgain } = onServer(() => restarted);
  expect(await world.groupHugs.admission(ben, id)).toBe("returning");
  expect(await denialOf(joinAgain(id, ben))).toBe("no_such_room");
  const again = await joinAgain(id, eve);
  await until(() => again.state().participants);
  expect(Object.keys(again.state().participants)).toEqual([ann, eve]);
  expect(await world.groupHugs.one(ben, id)).toBeNull();
});

test("G15 a restart in the middle: the hug goes on, on another clock, and its cue is where it belongs", async () => {
  const { world, started, id, a, ann, ben } = await startWith();
  await a.request("group/start", {});
  await until(() => a.state().phase === "active");
  await started.close();
  await until(() => a.left.length > 0);
  await world.pass(5_000);
  const restarted = await startRoomServer({
    over: world,
    deps: ({ clock }) => ({ clockId: "after", clock: { ...clock, nowMs: () => clock.nowMs() + 1e6 } }),
  });
  server = restarted;
  const { join } = onServer(() => restarted);
  const late = await join(id, ben);
  const again = await join(id, ann);
  await until(() => again.state().phase === "active" && late.state().phase === "active");
  expect([a.state().clockId, again.state().clockId]).toEqual(["clock-1", "after"]);
  const { cueStartMs } = again.state();
  expect(late.state().cueStartMs).toBe(cueStartMs);
  again.room.send("step/probe", [1, 0]);
  await until(() => again.echoes.length > 0);
  // Its lead was 2 to 3 s, and 5 s have passed.
  expect(cueStartMs).toBeGreaterThan(1e6 - 5_000);
  expect(cueStartMs).toBeLessThan((again.echoes[0]?.[1] ?? 0) - 1_000);
  await until(() => again.state().participants[ann]?.isHere);
  expect(Object.values(again.state().participants)).toMatchObject([
    { id: ann, slot: 0, isIn: true, isHere: true },
    { id: ben, slot: 1, isIn: true, isHere: true },
  ]);
});

test("G7 G9 while the database is away requests say try later; who comes is shown, and written down when it is back", async () => {
  const { world, id, a, b, people, join } = await startWith();
  const [eve = ""] = await people("Eve");
  world.setAway(true);
  expect(await a.refusal("group/lock", { on: true })).toMatchObject({ code: "try_later" });
  expect(await b.refusal("group/ready", { isIn: false })).toMatchObject({ code: "try_later" });
  expect(await denialOf(join(id, eve))).toBe("try_later");
  expect([a.left, a.state().phase]).toEqual([[], "pending"]);
  world.setAway(false);
  expect(await a.request("group/start", {})).toEqual({ ok: true });
  await until(() => b.state().phase === "active");
});

test("G10 a start of which it is not known whether it was written closes the room; the next one has what is true", async () => {
  let isCut = false;
  const { world, id, a, b, ann, ben, join } = await startWith(({ groupHugs }) => ({
    groupHugs: {
      ...groupHugs,
      write: async (...asked) => {
        const written = await groupHugs.write(...asked);
        if (isCut) throw new Unavailable("database", null);
        return written;
      },
    },
  }));
  isCut = true;
  expect(await a.refusal("group/start", {})).toMatchObject({ code: "try_later" });
  await until(() => a.left.length > 0 && b.left.length > 0);
  expect([a.left, b.left]).toEqual([[CLOSE_RESTARTING], [CLOSE_RESTARTING]]);
  isCut = false;
  world.setAway(true);
  expect(await denialOf(join(id, ann))).toBe("try_later");
  world.setAway(false);
  const again = await join(id, ben);
  await until(() => again.state().phase === "active");
  expect(again.state().participants[ben]).toMatchObject({ isIn: true });
});

test("G2 G13 one whose time was over while nobody had it open is over for matchmaking too", async () => {
  const { world, started, id, a, ann } = await startWith(lasting(300));
  await a.request("group/start", {});
  await started.close();
  // Less than after which every reader finds it over.
  await world.pass(10_000);
  const restarted = await startRoomServer({ over: world, deps: lasting(300) });
  server = restarted;
  const answer = await fetch(`${restarted.url}/matchmake/joinOrCreate/group-hug`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${restarted.identity.tokenFor(ann)}`,
    },
    body: JSON.stringify({ protocol: PROTOCOL_VERSION, groupHugId: id }),
  });
  expect(await answer.json()).toMatchObject({ code: JOIN_DENIALS.hug_over, message: "hug_over" });
  expect(await world.groupHugs.one(ann, id)).toMatchObject({ phase: "completed", together: null });
});

test("G9 a join that cannot be written is shown at once, and written later", async () => {
  let isAway = false;
  const { world, id, a, people, join } = await startWith(({ groupHugs }) => ({
    groupHugs: {
      ...groupHugs,
      write: async (...asked) => {
        if (isAway) throw new Unavailable("database", null);
        return groupHugs.write(...asked);
      },
    },
  }));
  const [eve = ""] = await people("Eve");
  isAway = true;
  const e = await join(id, eve);
  await until(() => a.state().participants[eve]);
  expect(await e.refusal("group/ready", { isIn: true })).toMatchObject({ code: "try_later" });
  isAway = false;
  expect(await e.request("group/ready", { isIn: true })).toEqual({ ok: true });
  expect(await world.groupHugs.one(eve, id)).toMatchObject({ here: 3 });
});

test("G13 at its end it is completed, also when nobody is connected any more", async () => {
  const { world, id, a, b, ann } = await startWith(lasting(300));
  await a.request("group/start", {});
  a.drop();
  b.drop();
  await until(() => !matchMaker.getLocalRoomById(groupHugRoomId(id)), 12_000);
  expect(await world.groupHugs.one(ann, id)).toMatchObject({ phase: "completed", together: null });
});

test("G15 a design that is not known any more starts nothing, and breaks nothing", async () => {
  const { a } = await startWith(() => ({ designs: { forGroup: () => null } }));
  expect(await a.refusal("group/start", {})).toEqual({ code: "no_such_design" });
  expect(await a.refusal("group/choose", { design: "campfire" })).toEqual({ code: "no_such_design" });
  expect(await a.request("group/lock", { on: true })).toEqual({ ok: true });
});

test("a service that throws what it does not promise is a server_error, and the room goes on", async () => {
  let isBroken = false;
  const { started, a } = await startWith(({ groupHugs }) => ({
    groupHugs: {
      ...groupHugs,
      write: async (...asked) => {
        if (isBroken) throw new Error("the planted one");
        return groupHugs.write(...asked);
      },
    },
  }));
  isBroken = true;
  expect(await a.refusal("group/lock", { on: true })).toEqual({ code: "server_error" });
  isBroken = false;
  expect(await a.request("group/lock", { on: true })).toEqual({ ok: true });
  expect(started.logLines.join("")).toContain("a change of a group hug failed");
});

test("a broken invariant is a server_error and closes the room; the next join opens a new one", async () => {
  let isBroken = false;
  const { id, a, b, ann, join } = await startWith(({ groupHugs }) => ({
    groupHugs: {
      ...groupHugs,
      write: async (...asked) => {
        if (isBroken) throw new BrokenInvariant("The planted one.");
        return groupHugs.write(...asked);
      },
    },
  }));
  isBroken = true;
  const refused = a.refusal("group/lock", { on: true });
  await until(() => a.left.length > 0 && b.left.length > 0);
  expect([a.left, b.left]).toEqual([[CLOSE_BROKEN], [CLOSE_BROKEN]]);
  expect(await refused).toMatchObject({ code: "server_error" });
  isBroken = false;
  const again = await join(id, ann);
  expect(await again.request("group/lock", { on: true })).toEqual({ ok: true });
});

test("a stop says it is one", async () => {
  const { started, a, b } = await startWith();
  await started.close();
  server = null;
  await until(() => a.left.length > 0 && b.left.length > 0);
  expect([a.left, b.left]).toEqual([[CLOSE_RESTARTING], [CLOSE_RESTARTING]]);
});
