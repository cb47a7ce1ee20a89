import { expect, test } from "vitest";
import { GATHERING_MS } from "#shared/schema/group-hug.ts";
import { DEVICES_MAX, REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { CLOSE_SIGNED_OUT } from "#shared/schema/protocol.ts";
import { draft } from "../group-hug/testing/group-hug.world.ts";
import { aWhile, joinAs, until } from "../testing/device.ts";
import { addShownUser } from "../testing/room-server.ts";
import { describeOnEachTransport } from "../testing/each-transport.ts";

describeOnEachTransport("the lobby over real sockets", (server) => {
  const lobbyOf = (userId: string) => joinAs(server(), { userId, room: "lobby" });
  const inboxOf = (userId: string) => joinAs(server(), { userId, room: "inbox" });
  const addUser = (name: string) => addShownUser(server(), name);
  type Joined = Awaited<ReturnType<typeof lobbyOf>>;
  const names = (device: Joined): string[] =>
    Object.values(device.state().people ?? {})
      .map((it) => (it as { name: string }).name)
      .toSorted();
  const sees = (device: Joined, expected: string) => until(() => names(device).join(" ") === expected);
  const leaveAll = async (devices: readonly Joined[]) => {
    for (const device of devices) await device.leave();
  };

  test("L1 L2 people see each other come, go and be away", async () => {
    const [ann, ben] = [await addUser("Ann"), await addUser("Ben")];
    const [a, b] = [await lobbyOf(ann), await lobbyOf(ben)];
    await sees(a, "Ann Ben");
    await sees(b, "Ann Ben");
    expect(a.state().people[ben]).toEqual({ id: ben, name: "Ben", being: "ember/plain", presence: "online" });
    const tablet = await lobbyOf(ben);
    await b.request("presence/set", { presence: "away" });
    expect(await tablet.request("presence/set", { presence: "away" })).toEqual({ ok: true });
    await until(() => a.state().people[ben].presence === "away");
    expect(a.state().count).toBe(2);
    b.drop();
    await tablet.request("presence/set", { presence: "online" });
    await until(() => a.state().people[ben].presence === "online");
    await tablet.leave();
    await sees(a, "Ann");
    expect(a.state().count).toBe(1);
    await leaveAll([a]);
  });

  test("L3 one is seen by those whom one shows it to, as soon as that changes", async () => {
    const { world, changes } = server();
    const [ann, ben] = [await world.addUser("Ann"), await world.addUser("Ben")];
    const [a, b] = [await lobbyOf(ann), await lobbyOf(ben)];
    await sees(a, "Ann");
    await sees(b, "Ben");
    expect(a.state().count).toBe(2);
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ] as const)
      await world.follow(one, other);
    changes.publish([ann, ben]);
    for (const device of [a, b]) await sees(device, "Ann Ben");
    await world.privacy.change(ben, { showActivityTo: "nobody" });
    changes.publish([ben]);
    await sees(a, "Ann");
    await sees(b, "Ann Ben");
    await leaveAll([a, b]);
  });

  test("L3 L4 a block hides both from each other at once, in either direction, and nobody else; the count stays", async () => {
    const [ann, ben, eve] = await Promise.all(["Ann", "Ben", "Eve"].map((name) => addUser(name)));
    if (!ann || !ben || !eve) throw new Error("Three were made.");
    const [a, b, e, mail] = [await lobbyOf(ann), await lobbyOf(ben), await lobbyOf(eve), await inboxOf(ann)];
    for (const device of [a, b, e]) await sees(device, "Ann Ben Eve");
    await mail.request("person/block", { userId: ben, on: true });
    await sees(a, "Ann Eve");
    await sees(b, "Ben Eve");
    await sees(e, "Ann Ben Eve");
    expect([a.state().count, b.state().count]).toEqual([3, 3]);
    const late = await lobbyOf(ben);
    await sees(late, "Ben Eve");
    // What the other does is not to be seen either.
    await a.request("presence/set", { presence: "away" });
    await until(() => e.state().people[ann].presence === "away");
    expect(names(b)).toEqual(["Ben", "Eve"]);
    await mail.request("person/block", { userId: ben, on: false });
    for (const device of [a, b, e, late]) await sees(device, "Ann Ben Eve");
    expect(b.state().people[ann].presence).toBe("away");
    await leaveAll([a, b, e, late, mail]);
  });

  test("L4 a new name is seen when its change is hinted", async () => {
    const [ann, ben] = [await addUser("Ann"), await addUser("Ben")];
    const [a, b] = [await lobbyOf(ann), await lobbyOf(ben)];
    await sees(a, "Ann Ben");
    await server().world.people.setProfile(ben, "Benny", { colour: "sage", texture: "fleece" });
    server().changes.publish([ben]);
    await sees(a, "Ann Benny");
    expect(a.state().people[ben].being).toBe("sage/fleece");
    await leaveAll([a, b]);
  });

  test("L5 while the database is away people stay; what could not be read is read afterwards", async () => {
    const [ann, ben] = [await addUser("Ann"), await addUser("Ben")];
    const [a, b] = [await lobbyOf(ann), await lobbyOf(ben)];
    await sees(a, "Ann Ben");
    server().world.setAway(true);
    server().changes.publish([ann, ben]);
    await aWhile();
    server().world.setAway(false);
    expect(names(a)).toEqual(["Ann", "Ben"]);
    await server().world.people.setProfile(ben, "Benny", { colour: "sage", texture: "fleece" });
    await sees(a, "Ann Benny");
    await leaveAll([a, b]);
  });

  test("L6 somebody who is gone is sent away", async () => {
    const [ann, ben] = [await addUser("Ann"), await addUser("Ben")];
    const [a, b] = [await lobbyOf(ann), await lobbyOf(ben)];
    await sees(a, "Ann Ben");
    await server().world.removeUser(ben);
    server().changes.publish([ben]);
    await until(() => b.left.length > 0);
    expect(b.left).toEqual([CLOSE_SIGNED_OUT]);
    await sees(a, "Ann");
    await leaveAll([a]);
  });

  test("L8 L9 open group hugs are listed, live, but not to those with a block between them and the host", async () => {
    const { world } = server();
    const [ann, ben, eve] = [await addUser("Ann"), await addUser("Ben"), await addUser("Eve")];
    await world.people.setBlocked(eve, ann, true);
    const [b, e] = [await lobbyOf(ben), await lobbyOf(eve)];
    const listed = (device: Joined): string[] => Object.keys(device.state().groupHugs ?? {});
    const create = async (of: Parameters<typeof draft>[0] = {}): Promise<string> => {
      const created = await world.groupHugs.create(ann, draft(of));
      if (!created.ok) throw new Error(created.refusal.code);
      return created.value.id;
    };
    await create({ visibility: "link" });
    const id = await create({ name: "Sunday", capacity: 2 });
    await until(() => listed(b).includes(id));
    expect(b.state().groupHugs[id]).toEqual({
      id,
      name: "Sunday",
      hostId: ann,
      hostName: "Ann",
      hostBeing: "ember/plain",
      phase: "pending",
      design: draft().design,
      here: 0,
      capacity: 2,
      isLocked: false,
      scheduledForMs: 0,
    });
    const hug = await joinAs(server(), { userId: ann, room: "group-hug", groupHugId: id });
    await hug.request("group/lock", { on: true });
    await until(() => b.state().groupHugs[id]?.isLocked && b.state().groupHugs[id].here === 1);
    const later = await create({ scheduledForMs: (await world.nowMs()) + 2 * GATHERING_MS });
    await until(() => listed(b).length === 2);
    expect(listed(b).toSorted()).toEqual([id, later].toSorted());
    expect(listed(e)).toEqual([]);
    await hug.request("group/cancel", {});
    await until(() => listed(b).join() === later);
    await leaveAll([b, e, hug]);
  });

  test("L9 a group hug is hidden while somebody is in it with a block between them and the viewer, from either side", async () => {
    const { world, changes } = server();
    const [ann, ben, eve] = [await world.addUser("Ann"), await world.addUser("Ben"), await world.addUser("Eve")];
    const created = await world.groupHugs.create(ann, draft());
    if (!created.ok) throw new Error(created.refusal.code);
    const { id } = created.value;
    const lobbies = [await lobbyOf(ann), await lobbyOf(ben), await lobbyOf(eve)];
    const seen = () => lobbies.map((device) => id in (device.state().groupHugs ?? {}));
    const shows = (...wanted: readonly boolean[]) => until(() => seen().join() === wanted.join());
    await shows(true, true, true);
    const hug = await joinAs(server(), { userId: ben, room: "group-hug", groupHugId: id });
    for (const [by, of] of [
      [ben, eve],
      [eve, ben],
    ] as const) {
      await world.people.setBlocked(by, of, true);
      changes.publish([by, of]);
      await shows(true, true, false);
      await world.people.setBlocked(by, of, false);
      changes.publish([by, of]);
      await shows(true, true, true);
    }
    await world.people.setBlocked(eve, ben, true);
    changes.publish([eve, ben]);
    await shows(true, true, false);
    await hug.request("group/leave", {});
    await shows(true, true, true);
    await leaveAll(lobbies);
  });

  test("a person has at most DEVICES_MAX connections here; one more is denied, and nobody else", async () => {
    const ann = await addUser("Ann");
    const devices = await Promise.all(Array.from({ length: DEVICES_MAX }, () => lobbyOf(ann)));
    await expect(lobbyOf(ann)).rejects.toMatchObject({ message: "room_full" });
    const b = await lobbyOf(await addUser("Ben"));
    await sees(b, "Ann Ben");
    await devices.pop()?.leave();
    devices.push(await lobbyOf(ann));
    await leaveAll([...devices, b]);
  });

  test("L7 requests that are wrong or too many are refused with a code", async () => {
    const a = await lobbyOf(await addUser("Ann"));
    expect(await a.refusal("presence/set", { presence: "gone" })).toEqual({ code: "bad_message", path: "presence" });
    expect(await a.refusal("hug/send", {})).toMatchObject({ name: "no_handler" });
    const { burst } = REQUEST_LIMITS["presence/set"];
    const asked = Array.from({ length: burst + 10 }, () => a.refusal("presence/set", { presence: "online" }));
    expect((await Promise.all(asked)).at(-1)).toMatchObject({ code: "too_many" });
    a.room.send("unknown", {});
    await aWhile(50);
    expect(a.left).toEqual([]);
    await leaveAll([a]);
  });
});
