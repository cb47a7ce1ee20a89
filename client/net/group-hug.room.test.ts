import { describe, expect, it } from "vitest";
import { GROUP_CAPACITY_MAX } from "#shared/schema/group-hug.ts";
import { CLOSE_REMOVED } from "./close-codes.ts";
import { SAYS_ON_FOR_MS } from "./group-hug.room.ts";
import { LOAD_AGAIN_MS, PRESSURES_MAX } from "./group-hug.door.ts";
import { createFakeDevice } from "./testing/fake-device.ts";
import { createFakeServer } from "./testing/fake-server.ts";
import { seeded } from "./testing/seeded.ts";
import { createVirtualClock } from "./testing/virtual-clock.ts";
import type { GroupHugLive, GroupHugSession, HugMoodClient } from "./state.ts";

const world = async () => {
  const random = seeded(11);
  const clock = createVirtualClock();
  const server = createFakeServer(clock, random);
  const groupHug = server.openGroupHug("g1");
  const device = (userId: string | null) => createFakeDevice(server, clock, random, userId);
  const begin = async (client: HugMoodClient) => {
    void client.start();
    await clock.pass(1_000);
    return client;
  };
  const ann = device("ann");
  const client = await begin(ann.open());
  const open = async (by = client, id = "g1"): Promise<GroupHugSession> => {
    const session = by.openGroupHug(id);
    if (session === null) throw new Error("Nobody is signed in.");
    await clock.pass(1_000);
    return session;
  };
  return { clock, server, groupHug, device, begin, ann, client, open };
};
const at = (session: GroupHugSession): GroupHugLive => session.store.getState();
const kinds = (session: GroupHugSession) => [at(session).connection.kind, at(session).denial];

describe("being in a group hug", () => {
  it("has room for as many pressures as a group hug holds people", () => {
    expect(PRESSURES_MAX).toBe(GROUP_CAPACITY_MAX);
  });
  it("shows the room, is in step soon, and knows server time", async () => {
    const { clock, groupHug, open } = await world();
    const session = await open();
    expect(at(session)).toMatchObject({
      connection: { kind: "online" },
      denial: null,
      isInStep: true,
      room: { id: "g1", phase: "pending", members: [{ id: "ann", slot: 0, isIn: false }] },
    });
    const time = session.serverTimeAt(clock.frameNowMs());
    expect(time).toMatchObject({ ms: expect.closeTo(groupHug.serverNowMs(), -1) as number }); // as: a matcher in a number's place
    expect(session.shownAt(clock.frameNowMs())).toBeCloseTo(groupHug.serverNowMs(), -1);
  });
  it("opens for nobody while nobody is signed in", async () => {
    const { device, begin } = await world();
    expect((await begin(device(null).open())).openGroupHug("g1")).toBeNull();
  });
  it("makes requests and passes refusals on", async () => {
    const { clock, groupHug, open } = await world();
    groupHug.state.hostId = "zoe";
    const session = await open();
    const ready = session.ready(true);
    await clock.pass(100);
    expect([await ready, at(session).room?.members[0]?.isIn]).toEqual([{ ok: true }, true]);
    const start = session.start();
    await clock.pass(100);
    expect(await start).toEqual({ ok: false, refusal: { code: "not_the_host" } });
    groupHug.state.hostId = "ann";
    for (const act of [session.lock(true), session.choose("long-wave"), session.start()]) {
      await clock.pass(100);
      expect(await act).toEqual({ ok: true });
    }
    expect(at(session).room).toMatchObject({ isLocked: true, design: "long-wave", phase: "active" });
    const cancel = session.cancel();
    await clock.pass(100);
    expect([await cancel, at(session).room?.phase]).toEqual([{ ok: true }, "canceled"]);
  });
  it("makes a request that came before its code did", async () => {
    const { clock, client, groupHug } = await world();
    const session = client.openGroupHug("g1");
    const ready = session?.ready(true);
    await clock.pass(500);
    expect([await ready, groupHug.state.participants.get("ann")?.isIn]).toEqual([{ ok: true }, true]);
  });
  it("tells pages nothing when only pressure changes, and has it in the same buffer", async () => {
    const { groupHug, open } = await world();
    const session = await open();
    const pressures = session.pressures();
    let told = 0;
    session.store.subscribe(() => (told += 1));
    groupHug.state.pressures.push(12, 250);
    groupHug.tell();
    expect([told, session.pressures() === pressures, pressures[0], pressures[1]]).toEqual([0, true, 12, 250]);
    groupHug.state.isLocked = true;
    groupHug.tell();
    expect(told).toBe(1);
  });
  it("L4 P1 sends pressure and reports over the room", async () => {
    const { clock, groupHug, open } = await world();
    const session = await open();
    session.press(1);
    session.showed(3, clock.frameNowMs());
    await clock.pass(50);
    const sent = groupHug.inputs.filter(({ name }) => name !== "step/probe");
    expect(sent).toMatchObject([
      { name: "group/press", body: 255 },
      { name: "step/report", body: [3, ...Array.from({ length: 3 }, () => expect.any(Number) as number)] }, // as above
    ]);
    const [, startMs = 0, lo = 0, hi = 0] = (sent[1]?.body ?? []) as number[]; // as the wire has it
    expect(lo <= startMs && startMs <= hi && hi - lo < 100).toBe(true);
  });
  it.each(["hug_full", "hug_over", "hug_locked", "removed", "room_full"] as const)(
    "R10 ends with %s, and tries no more",
    async (denial) => {
      const { clock, groupHug, ann, open } = await world();
      groupHug.deny(denial);
      const session = await open();
      expect(kinds(session)).toEqual(["online", denial]);
      const joins = ann.joins();
      await clock.pass(60_000);
      expect(ann.joins()).toBe(joins);
      expect((await session.ready(true)).ok).toBe(false);
    },
  );
  it("R10 ends where there is no such group hug", async () => {
    const { client, open } = await world();
    expect(kinds(await open(client, "elsewhere"))).toEqual(["online", "no_such_room"]);
  });
  it("R2 waits for one that is not open yet, and says so meanwhile", async () => {
    const { clock, groupHug, open } = await world();
    groupHug.deny("hug_not_open");
    const session = await open();
    expect(at(session).denial).toBe("hug_not_open");
    groupHug.deny(null);
    await clock.pass(12_000);
    expect(kinds(session)).toEqual(["online", null]);
  });
  it("R10 tells what the staff did to this person, is out when they took them out, and does not come back", async () => {
    const { clock, groupHug, ann, open } = await world();
    const session = await open();
    const act = { id: "act", category: "harassment", statement: "", untilMs: null } as const;
    groupHug.say({ ...act, kind: "mute" });
    expect(at(session).told).toMatchObject({ kind: "mute", category: "harassment" });
    groupHug.closeAll(1006);
    await clock.pass(1_000);
    // It is told again to whoever comes in while it holds.
    expect([kinds(session), at(session).told]).toEqual([["online", null], null]);
    groupHug.say({ ...act, kind: "remove" });
    groupHug.closeAll(CLOSE_REMOVED);
    expect([kinds(session), at(session).told?.kind]).toEqual([["online", "removed"], "remove"]);
    expect(session.pressures().every((pressure) => pressure === 0)).toBe(true);
    await clock.pass(60_000);
    ann.setOnline(false);
    ann.setOnline(true);
    await clock.pass(60_000);
    expect([groupHug.devices.size, at(session).denial]).toEqual([0, "removed"]);
  });
  it("R10 leaves for good on every device of this person", async () => {
    const { clock, groupHug, device, begin, open } = await world();
    const session = await open();
    const onPhone = await open(await begin(device("ann").open()));
    const leaving = session.leave();
    await clock.pass(1_000);
    expect(await leaving).toEqual({ ok: true });
    expect([kinds(session), kinds(onPhone)]).toEqual([
      ["online", "left"],
      ["online", "left_unasked"],
    ]);
    await clock.pass(30_000);
    expect([groupHug.devices.size, groupHug.state.participants.size]).toEqual([0, 0]);
  });
  it("R10 leaves even when the connection breaks at that moment", async () => {
    const { clock, groupHug, open } = await world();
    const session = await open();
    const leaving = session.leave();
    groupHug.closeAll(1006);
    await clock.pass(12_000);
    expect([await leaving, kinds(session), groupHug.state.participants.size]).toEqual([
      { ok: true },
      ["online", "left"],
      0,
    ]);
  });
  it("R10 has left at once, and says so until the room has it, however long there is no connection", async () => {
    const { clock, groupHug, ann, open } = await world();
    const session = await open();
    void session.ready(true);
    await clock.pass(100);
    ann.setOnline(false);
    const leaving = session.leave();
    expect(at(session)).toMatchObject({ denial: "left" });
    await clock.pass(300_000);
    const taken: boolean[] = [];
    session.store.subscribe(({ denial }) => taken.push(denial === "left"));
    ann.setOnline(true);
    await clock.pass(1_000);
    expect([await leaving, groupHug.state.participants.size, groupHug.devices.size]).toEqual([{ ok: true }, 0, 0]);
    expect([at(session).denial, taken.every(Boolean)]).toEqual(["left", true]);
    await clock.pass(60_000);
    expect(groupHug.devices.size).toBe(0);
  });
  it("R10 leaves in the end when the room cannot write it down at first", async () => {
    const { clock, groupHug, open } = await world();
    const session = await open();
    groupHug.refuseNext({ code: "try_later", retryAfterMs: 3_000 });
    const leaving = session.leave();
    await clock.pass(2_000);
    expect(groupHug.state.participants.size).toBe(1);
    await clock.pass(2_000);
    expect([await leaving, groupHug.state.participants.size]).toEqual([{ ok: true }, 0]);
  });
  it("R10 leaves also when the page goes at that moment, and whoever comes again comes after that", async () => {
    const { clock, groupHug, ann, client, open } = await world();
    const session = await open();
    void session.ready(true);
    await clock.pass(100);
    ann.setOnline(false);
    void session.leave();
    session.close();
    const again = await open(client);
    expect(at(again)).toMatchObject({ connection: { kind: "starting" }, room: null });
    ann.setOnline(true);
    const wasIn: (boolean | undefined)[] = [];
    again.store.subscribe(({ room }) => wasIn.push(room?.members.find(({ id }) => id === "ann")?.isIn));
    await clock.pass(2_000);
    expect([kinds(again), groupHug.devices.size, wasIn.includes(true)]).toEqual([["online", null], 1, false]);
    expect(at(again).room?.members[0]?.isIn).toBe(false);
  });
  it("R10 tries to leave for a while only once the page is gone", async () => {
    const { clock, groupHug, ann, open } = await world();
    const session = await open();
    ann.setOnline(false);
    const leaving = session.leave();
    session.close();
    await clock.pass(SAYS_ON_FOR_MS + 100);
    expect((await leaving).ok).toBe(false);
    const joins = ann.joins();
    ann.setOnline(true);
    await clock.pass(60_000);
    expect([ann.joins() - joins, groupHug.devices.size]).toEqual([2, 0]);
  });
  it("says that one is not in any more until the room has it, unless one is in again", async () => {
    const { clock, groupHug, ann, open } = await world();
    const session = await open();
    const isIn = () => groupHug.state.participants.get("ann")?.isIn;
    void session.ready(true);
    await clock.pass(100);
    ann.setOnline(false);
    const out = session.ready(false);
    await clock.pass(60_000);
    expect(isIn()).toBe(true);
    ann.setOnline(true);
    await clock.pass(500);
    expect([await out, isIn()]).toEqual([{ ok: true }, false]);
    groupHug.refuseNext({ code: "try_later", retryAfterMs: 5_000 });
    void session.ready(true);
    await clock.pass(100);
    groupHug.refuseNext({ code: "try_later", retryAfterMs: 5_000 });
    const dropped = session.ready(false);
    await clock.pass(100);
    void session.ready(true);
    await clock.pass(30_000);
    expect([(await dropped).ok, isIn()]).toEqual([false, true]);
    ann.setOnline(false);
    const early = session.ready(true);
    const late = session.ready(false);
    ann.setOnline(true);
    await clock.pass(1_000);
    expect([(await early).ok, await late, isIn()]).toEqual([false, { ok: true }, false]);
  });
  it("P4 says again what is pressed once this person is in", async () => {
    const { clock, groupHug, open } = await world();
    const session = await open();
    session.press(1);
    await clock.pass(200);
    void session.ready(true);
    await clock.pass(500);
    const presses = groupHug.inputs.filter(({ name }) => name === "group/press").map(({ body }) => body);
    expect(presses).toEqual([255, 255]);
  });
  it("R4 L3 comes back after a restart, with the new server's time", async () => {
    const { clock, groupHug, open } = await world();
    const session = await open();
    groupHug.state.pressures.push(99);
    groupHug.tell();
    groupHug.restart();
    expect([at(session).connection.kind, session.pressures()[0]]).toEqual(["restarting", 0]);
    await clock.pass(1_500);
    expect([at(session).connection.kind, at(session).isInStep]).toEqual(["online", true]);
    expect(session.shownAt(clock.frameNowMs())).toBeCloseTo(groupHug.serverNowMs(), -1);
  });
  it("L5 is in step with the right time within a second of a sleep in which the device's clock stood still", async () => {
    const { clock, groupHug, ann, open } = await world();
    const session = await open();
    await clock.pass(30_000);
    ann.setVisible(false);
    clock.sleep(600_000);
    groupHug.setAhead(900_000);
    ann.setVisible(true);
    expect(session.serverTimeAt(clock.frameNowMs())).toBeNull();
    await clock.pass(1_000);
    expect(at(session).isInStep).toBe(true);
    expect(session.shownAt(clock.frameNowMs())).toBeCloseTo(groupHug.serverNowMs(), -1);
  });
  it("loads its code again when that failed", async () => {
    const { clock, ann, client, open } = await world();
    ann.setLoading(false);
    const session = await open(client);
    expect(kinds(session)).toEqual(["offline", null]);
    expect([session.shownAt(0), await session.ready(true)]).toEqual([
      null,
      { ok: false, refusal: { code: "offline" } },
    ]);
    ann.setLoading(true);
    await clock.pass(LOAD_AGAIN_MS + 500);
    expect(at(session).room?.id).toBe("g1");
  });
  it("gives its seat up when it is closed, and when this person signs out", async () => {
    const { clock, groupHug, client, open } = await world();
    (await open()).close();
    await clock.pass(100);
    expect(groupHug.devices.size).toBe(0);
    const session = await open();
    client.stop();
    await clock.pass(100);
    expect([groupHug.devices.size, at(session).room?.id]).toEqual([0, "g1"]);
  });
});

describe("group hugs around", () => {
  it("come with the lobby and go with the connection", async () => {
    const { clock, server, client, ann } = await world();
    expect(client.store.getState().groupHugs).toEqual([]);
    server.listGroupHugs({
      g1: {
        id: "g1",
        name: "Evening hug",
        hostId: "zoe",
        hostName: "Zoe",
        hostBeing: "sea/plain",
        design: "common-breath",
        phase: "pending",
        here: 1,
        capacity: 8,
        isLocked: false,
        scheduledForMs: 0,
      },
    });
    ann.setOnline(false);
    ann.setOnline(true);
    await clock.pass(500);
    expect(client.store.getState().groupHugs).toMatchObject([{ id: "g1", host: { id: "zoe" } }]);
    ann.setOnline(false);
    expect(client.store.getState().groupHugs).toEqual([]);
  });
});
