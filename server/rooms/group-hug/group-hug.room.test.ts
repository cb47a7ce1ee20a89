import { matchMaker } from "@colyseus/core";
import { expect, test } from "vitest";
import { GATHERING_MS } from "#shared/schema/group-hug.ts";
import { DEVICES_MAX, FRAMES_PER_SECOND_MAX } from "#shared/schema/limits.ts";
import { CLOSE_LEFT, groupHugRoomId } from "#shared/schema/protocol.ts";
import { aWhile, joinAs, until, type Device } from "../testing/device.ts";
import { describeOnEachTransport } from "../testing/each-transport.ts";
import { denialOf, DESIGN, onServer } from "./testing/group-hug.world.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";

describeOnEachTransport("a group hug over real sockets", (server) => {
  const { people, create, join, gather } = onServer(server);
  const participant = (device: Device, userId: string) => device.state().participants?.[userId];
  const leaveAll = async (...devices: readonly Device[]) => {
    for (const device of devices) await device.request("group/leave", {}).catch(() => undefined);
  };

  test("G2 G3 people come in, and everybody sees everybody", async () => {
    const [ann = "", ben = ""] = await people("Ann", "Ben");
    const id = await create(ann, { name: "Sunday hug" });
    const [a, b] = [await join(id, ann), await join(id, ben)];
    await until(() => participant(a, ben));
    expect(a.state()).toMatchObject({
      id,
      name: "Sunday hug",
      description: "come",
      message: "thank you",
      design: DESIGN.id,
      capacity: 4,
      phase: "pending",
      hostId: ann,
      isLocked: false,
      clockId: "clock-1",
      cueStartMs: 0,
      visibility: "listed",
    });
    expect(participant(a, ben)).toEqual({
      id: ben,
      name: "Ben",
      being: "ember/plain",
      slot: 1,
      isIn: false,
      isHere: true,
    });
    expect(await b.request("group/ready", { isIn: true })).toEqual({ ok: true });
    await until(() => participant(a, ben).isIn);
    expect(await server().world.groupHugs.one(ben, id)).toMatchObject({ here: 2, phase: "pending" });
    await leaveAll(a, b);
  });

  test("G2 a place that is full, locked, not open yet, over or unknown, or whose host blocked one, is denied", async () => {
    const [ann = "", ben = "", eve = "", zoe = ""] = await people("Ann", "Ben", "Eve", "Zoe");
    const { id, devices } = await gather({ capacity: 2 }, ann, ben);
    const [a, b] = devices as [Device, Device];
    expect(await denialOf(join(id, eve))).toBe("hug_full");
    await b.request("group/leave", {});
    await a.request("group/lock", { on: true });
    expect(await denialOf(join(id, eve))).toBe("hug_locked");
    a.drop();
    const again = await join(id, ann);
    await again.request("group/lock", { on: false });
    const e = await join(id, eve);
    await server().world.people.setBlocked(ann, zoe, true);
    expect(await denialOf(join(id, zoe))).toBe("no_such_room");
    await again.request("group/cancel", {});
    expect(await denialOf(join(id, ben))).toBe("hug_over");
    expect(await denialOf(join(id, eve))).toBe("hug_over");
    expect(await denialOf(join(NOBODY, ann))).toBe("no_such_room");
    const scheduledForMs = (await server().world.nowMs()) + 3 * GATHERING_MS;
    expect(await denialOf(join(await create(ann, { scheduledForMs }), ann))).toBe("hug_not_open");
    await leaveAll(again, e);
  });

  test("G2 many who come at once get the places there are, and nobody a place too many", async () => {
    const userIds = await people(...Array.from({ length: 12 }, (_, i) => `P${i}`));
    const id = await create(userIds[0] ?? "", { capacity: 5 });
    const came = await Promise.all(userIds.map((userId) => denialOf(join(id, userId))));
    expect(came.filter((word) => word === "joined").length).toBe(5);
    expect(new Set(came)).toEqual(new Set(["joined", "hug_full"]));
  });

  test("G11 only the host starts it, and not alone; the cue is the same for everybody, and in the future", async () => {
    const [ann = "", ben = ""] = await people("Ann", "Ben");
    const { devices } = await gather({}, ann, ben);
    const [a, b] = devices as [Device, Device];
    expect(await b.refusal("group/start", {})).toEqual({ code: "not_the_host" });
    await b.request("group/ready", { isIn: false });
    expect(await a.refusal("group/start", {})).toEqual({ code: "too_few" });
    expect(await a.refusal("group/choose", { design: "no-such-design" })).toEqual({ code: "no_such_design" });
    await b.request("group/ready", { isIn: true });
    expect(await a.request("group/start", {})).toEqual({ ok: true });
    await until(() => a.state().phase === "active" && b.state().phase === "active");
    const cue = a.state().cueStartMs;
    expect([cue, b.state().cueStartMs]).toEqual([cue, cue]);
    a.room.send("step/probe", [1, 0]);
    await until(() => a.echoes.length > 0);
    expect(cue).toBeGreaterThan(a.echoes[0]?.[1] ?? Infinity);
    expect(await a.refusal("group/start", {})).toEqual({ code: "wrong_phase" });
    await leaveAll(a, b);
  });

  test("while nothing happens, more frames in all than a second may have are no reason to be closed", async () => {
    const [ann = ""] = await people("Ann");
    const { devices } = await gather({}, ann);
    const [a] = devices as [Device];
    for (let second = 0; second < 2; second += 1) {
      for (let n = 0; n < FRAMES_PER_SECOND_MAX * 0.7; n += 1) a.room.send("step/probe", [n, 0]);
      await aWhile(1_100);
    }
    expect(a.left).toEqual([]);
    await leaveAll(a);
  });

  test("G4 G12 drop and return, and a late join, in the middle of it", async () => {
    const [ann = "", ben = "", eve = ""] = await people("Ann", "Ben", "Eve");
    const { id, devices } = await gather({}, ann, ben);
    const [a, b] = devices as [Device, Device];
    await a.request("group/start", {});
    b.drop();
    await until(() => participant(a, ben)?.isHere === false);
    expect(participant(a, ben)).toMatchObject({ slot: 1, isIn: true });
    const back = await join(id, ben);
    await until(() => participant(a, ben).isHere);
    await until(() => back.state().phase === "active");
    expect(participant(back, ben)).toMatchObject({ slot: 1, isIn: true });
    const e = await join(id, eve);
    await until(() => e.state().cueStartMs > 0);
    expect(e.state().cueStartMs).toBe(back.state().cueStartMs);
    expect(await e.request("group/ready", { isIn: true })).toEqual({ ok: true });
    e.room.send("group/press", 77);
    await until(() => a.state().pressures[2] === 77);
    expect(participant(a, eve)).toMatchObject({ slot: 2, isIn: true });
    await leaveAll(a, back, e);
  });

  test("G3 G5 two tabs are one participant; leaving ends both, with CLOSE_LEFT, and stops their pressure", async () => {
    const [ann = "", ben = ""] = await people("Ann", "Ben");
    const { id, devices } = await gather({}, ann, ben);
    const [a, b] = devices as [Device, Device];
    const tab = await join(id, ben);
    await a.request("group/start", {});
    await until(() => a.state().phase === "active");
    b.room.send("group/press", 40);
    await until(() => a.state().pressures[1] === 40);
    tab.room.send("group/press", 90);
    await until(() => a.state().pressures[1] === 90);
    expect(Object.keys(a.state().participants)).toEqual([ann, ben]);
    await b.leave();
    expect(await tab.request("group/ready", { isIn: true })).toEqual({ ok: true });
    expect(participant(a, ben).isHere).toBe(true);
    const other = await join(id, ben);
    expect(await other.request("group/leave", {})).toEqual({ ok: true });
    await until(() => tab.left.length > 0 && other.left.length > 0);
    expect([tab.left, other.left]).toEqual([[CLOSE_LEFT], [CLOSE_LEFT]]);
    await until(() => !participant(a, ben));
    await until(() => a.state().pressures[1] === 0);
    await leaveAll(a);
  });

  test("G6 the host's leaving passes it on", async () => {
    const [ann = "", ben = ""] = await people("Ann", "Ben");
    const { id, devices } = await gather({}, ann, ben);
    const [a, b] = devices as [Device, Device];
    await a.request("group/leave", {});
    await until(() => b.state().hostId === ben);
    expect(await b.request("group/lock", { on: true })).toEqual({ ok: true });
    expect((await server().world.groupHugs.one(ben, id))?.host.id).toBe(ben);
    await leaveAll(b);
    await until(() => !matchMaker.getLocalRoomById(groupHugRoomId(id)));
  });

  test("G16 nobody comes in who has a block with somebody in it, either way, until they have left", async () => {
    const [ann = "", ben = "", eve = "", zoe = ""] = await people("Ann", "Ben", "Eve", "Zoe");
    const { id, devices } = await gather({}, ann, ben);
    const [a, b] = devices as [Device, Device];
    await server().world.people.setBlocked(ben, eve, true);
    await server().world.people.setBlocked(zoe, ben, true);
    for (const who of [eve, zoe]) expect(await denialOf(join(id, who))).toBe("no_such_room");
    await b.request("group/leave", {});
    const e = await join(id, eve);
    expect(await denialOf(join(id, ben))).toBe("no_such_room");
    await until(() => participant(a, eve));
    expect(participant(a, ben)).toBeUndefined();
    await leaveAll(a, e);
  });

  test("G16 who blocks somebody in the middle of it leaves, on all devices; it goes on without them", async () => {
    const [ann = "", ben = "", eve = ""] = await people("Ann", "Ben", "Eve");
    const { id, devices } = await gather({}, ann, ben, eve);
    const [a, b, e] = devices as [Device, Device, Device];
    const tab = await join(id, ben);
    await a.request("group/start", {});
    await until(() => a.state().phase === "active");
    b.room.send("group/press", 90);
    await until(() => e.state().pressures[1] === 90);
    const mail = await joinAs(server(), { userId: ben, room: "inbox" });
    await mail.request("person/block", { userId: eve, on: true });
    await until(() => b.left.length > 0 && tab.left.length > 0);
    expect([b.left, tab.left]).toEqual([[CLOSE_LEFT], [CLOSE_LEFT]]);
    await until(() => !participant(e, ben) && e.state().pressures[1] === 0);
    expect([a.left, e.left, e.state().phase]).toEqual([[], [], "active"]);
    expect(await denialOf(join(id, ben))).toBe("no_such_room");
    const { groupHugs } = server().world;
    await expect.poll(() => groupHugs.one(ben, id)).toBeNull();
    expect(await groupHugs.one(eve, id)).toMatchObject({ here: 2, phase: "active" });
    await mail.request("person/block", { userId: eve, on: false });
    const back = await join(id, ben);
    await until(() => participant(e, ben));
    await leaveAll(a, e, back);
    await mail.leave();
  });

  test("G16 a block with the host ends it for the other one, whoever blocked", async () => {
    const [ann = "", ben = "", eve = ""] = await people("Ann", "Ben", "Eve");
    const { devices } = await gather({}, ann, ben, eve);
    const [a, b, e] = devices as [Device, Device, Device];
    for (const [by, of] of [
      [ann, ben],
      [eve, ann],
    ] as const) {
      await server().world.people.setBlocked(by, of, true);
      server().changes.publish([by, of]);
    }
    await until(() => b.left.length > 0 && e.left.length > 0);
    expect([a.left, b.left, e.left]).toEqual([[], [CLOSE_LEFT], [CLOSE_LEFT]]);
    await until(() => Object.keys(a.state().participants).length === 1);
    expect(a.state().hostId).toBe(ann);
    await leaveAll(a);
  });

  test("G16 while the database is away nobody leaves; what was blocked is known when it is back", async () => {
    const [ann = "", ben = "", eve = ""] = await people("Ann", "Ben", "Eve");
    const { devices } = await gather({}, ann, ben, eve);
    const [a, b, e] = devices as [Device, Device, Device];
    await server().world.people.setBlocked(ben, eve, true);
    server().world.setAway(true);
    server().changes.publish([ben, eve]);
    await aWhile(300);
    expect(b.left).toEqual([]);
    server().world.setAway(false);
    await until(() => b.left.length > 0);
    expect([b.left, e.left]).toEqual([[CLOSE_LEFT], []]);
    await leaveAll(a, e);
  });

  test("a person has at most DEVICES_MAX devices here", async () => {
    const [ann = ""] = await people("Ann");
    const id = await create(ann);
    const devices = await Promise.all(Array.from({ length: DEVICES_MAX }, () => join(id, ann)));
    expect(await denialOf(join(id, ann))).toBe("room_full");
    await leaveAll(...devices.slice(0, 1));
  });

  test("requests that are wrong are refused with a code", async () => {
    const [ann = ""] = await people("Ann");
    const id = await create(ann);
    const a = await join(id, ann);
    expect(await a.refusal("group/ready", { isIn: 1 })).toEqual({ code: "bad_message", path: "isIn" });
    expect(await a.refusal("group/start", { now: true })).toEqual({ code: "bad_message", path: "" });
    expect(await a.refusal("group/choose", { design: "../x" })).toEqual({ code: "bad_message", path: "design" });
    expect(await a.refusal("hug/send", {})).toMatchObject({ name: "no_handler" });
    a.room.send("group/cancel", {});
    a.room.send("unknown", {});
    await aWhile(50);
    expect([a.left, a.state().phase]).toEqual([[], "pending"]);
    await leaveAll(a);
  });
});
