import { matchMaker } from "@colyseus/core";
import { expect, test } from "vitest";
import { FRAMES_PER_SECOND_MAX, REQUEST_LIMITS } from "#shared/schema/limits.ts";
import { inboxRoomId, MAX_FRAME_BYTES } from "#shared/schema/protocol.ts";
import { addMoods, diary } from "../../services/testing/diary.ts";
import { ownedGroupHug } from "../../services/testing/group-hug.ts";
import { hugTo } from "../../services/testing/hug.ts";
import { aWhile, joinAs, until } from "../testing/device.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import { describeOnEachTransport } from "../testing/each-transport.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";

describeOnEachTransport("an inbox over real sockets", (server) => {
  const two = async () => [await server().world.addUser("Ann"), await server().world.addUser("Ben")] as const;
  const inboxOf = (userId: string, after = 0) => joinAs(server(), { userId, room: "inbox", after });
  const lobbyOf = (userId: string) => joinAs(server(), { userId, room: "lobby" });
  const seqs = ({ events }: Awaited<ReturnType<typeof inboxOf>>) => events.map(({ seq }) => seq);

  test("I12 friends are seen come, be away, not be disturbed and go, and whoever is no friend is not", async () => {
    const { world, changes } = server();
    const [[ann, ben], eve] = [await two(), await world.addUser("Eve")];
    const a = await inboxOf(ann);
    await until(() => a.state().showActivityTo === "friends");
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
      [ann, eve],
    ] as const)
      await world.follow(one, other);
    changes.publish([ann, ben, eve]);
    const friend = (presence: string) => ({ [ben]: { id: ben, name: "Ben", being: "ember/plain", presence } });
    const shows = (presence: string) =>
      until(() => JSON.stringify(a.state().friends) === JSON.stringify(friend(presence)), 10_000);
    await shows("offline");
    const [here, stranger] = [await lobbyOf(ben), await lobbyOf(eve)];
    await shows("online");
    await here.request("presence/set", { presence: "away" });
    await shows("away");
    const noDisturbUntilMs = Math.round(await world.nowMs()) + 60_000;
    await world.consents.setSettings(ben, { ...DEFAULT_CONSENT, noDisturbUntilMs });
    changes.publish([ben]);
    await shows("do_not_disturb");
    await here.leave();
    await shows("offline");
    await world.people.setBlocked(ben, ann, true);
    changes.publish([ann, ben]);
    await until(() => Object.keys(a.state().friends ?? {}).length === 0, 10_000);
    await world.privacy.change(ann, { showActivityTo: "everyone" });
    changes.publish([ann]);
    await until(() => a.state().showActivityTo === "everyone");
    for (const device of [a, stranger]) await device.leave();
  });

  test("I13 when insights were computed is shown to their person at once, on every device, and to nobody else", async () => {
    const { world } = server();
    const [ann, ben] = await two();
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ] as const)
      await world.follow(one, other);
    const [phone, tablet, friend] = [await inboxOf(ann), await inboxOf(ann), await inboxOf(ben)];
    for (const device of [phone, tablet, friend]) await until(() => device.state().showActivityTo === "friends");
    expect(phone.state().insightsAtMs).toBe(0);
    await addMoods(world, ann, diary(3, await world.nowMs()));
    expect(await world.insights.compute(ann)).toBe("computed");
    const { insights } = await world.insights.view(ann, "2026-01-01");
    for (const device of [phone, tablet]) await until(() => device.state().insightsAtMs === insights?.computedAtMs);
    await aWhile();
    expect(friend.state().insightsAtMs).toBe(0);
    for (const device of [phone, tablet, friend]) await device.leave();
  });

  test("I1 I2 a hug reaches every device of both people, and so does the reaction", async () => {
    const [ann, ben] = await two();
    const [annPhone, annTablet, benPhone, benTablet] = await Promise.all([ann, ann, ben, ben].map((id) => inboxOf(id)));
    if (!annPhone || !annTablet || !benPhone || !benTablet) throw new Error("Four joined.");
    const hug = hugTo(ben, { message: "For you\n🧡" });
    const { id } = await annPhone.request("hug/send", hug);
    for (const device of [benPhone, benTablet]) {
      await until(() => device.state().hugs?.[id]);
      expect(device.state()).toMatchObject({ lastSeq: 1, unread: 1, devices: 2 });
      expect(device.state().hugs[id]).toMatchObject({
        direction: "received",
        otherName: "Ann",
        message: "For you\n🧡",
      });
      expect(device.events).toMatchObject([{ seq: 1, kind: "hug_received", hug: { id, squeeze: hug.squeeze } }]);
    }
    await until(() => annTablet.events.length === 1);
    expect(annTablet.events).toMatchObject([{ seq: 1, kind: "hug_sent", key: hug.key, hug: { id } }]);
    await benPhone.request("hug/see", { hugId: id });
    await benPhone.request("hug/react", { hugId: id, emoji: "🧡", message: "thank you" });
    await until(() => annTablet.state().hugs[id].reactionEmoji === "🧡");
    await until(() => benTablet.state().unread === 0 && benTablet.events.length === 3);
    expect(annTablet.state().hugs[id]).toMatchObject({ reactionMessage: "thank you", isSeen: false });
    await benTablet.leave();
    await until(() => benPhone.state().devices === 1);
  });

  test("I2 I4 a repeat of the key gets the first answer, and nothing happens twice", async () => {
    const [ann, ben] = await two();
    const [a, b] = [await inboxOf(ann), await inboxOf(ben)];
    const hug = hugTo(ben);
    const answers = await Promise.all([1, 2, 3].map(() => a.request("hug/send", hug)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    await aWhile();
    expect([seqs(a), seqs(b)]).toEqual([[1], [1]]);
    expect(await a.refusal("hug/send", { ...hug, message: "other" })).toEqual({ code: "key_reused" });
  });

  test("I2 I3 a device that was away gets what comes after its number, or a reset when it has more than there is", async () => {
    const [ann, ben] = await two();
    const a = await inboxOf(ann);
    const b = await inboxOf(ben);
    await a.request("hug/send", hugTo(ben));
    await until(() => b.events.length === 1);
    b.drop();
    for (let i = 0; i < 2; i += 1) await a.request("hug/send", hugTo(ben));
    const back = await inboxOf(ben, 1);
    await until(() => back.events.length === 2);
    expect(seqs(back)).toEqual([2, 3]);
    const fresh = await inboxOf(ben);
    await until(() => fresh.events.length === 3);
    const ahead = await inboxOf(ben, 9);
    await until(() => ahead.resets.length === 1);
    expect([ahead.resets, ahead.events]).toEqual([[3], []]);
    expect(await fresh.request("inbox/resume", { after: 2 })).toEqual({ lastSeq: 3 });
    await until(() => fresh.events.length === 4);
    expect(seqs(fresh)).toEqual([1, 2, 3, 3]);
  });

  test("while nothing happens, more frames in all than a second may have are no reason to be closed", async () => {
    const [ann, ben] = await two();
    const a = await inboxOf(ann);
    for (let second = 0; second < 2; second += 1) {
      const asked = Array.from({ length: FRAMES_PER_SECOND_MAX * 0.7 }, () => a.refusal("hug/see", { hugId: ben }));
      await Promise.all(asked);
      await aWhile(1_100);
    }
    expect(a.left).toEqual([]);
  });

  test("I4 every refusal has its code, and changes nothing", async () => {
    const [ann, ben] = await two();
    const a = await inboxOf(ann);
    const refusals: [string, unknown, object][] = [
      ["hug/send", hugTo(NOBODY), { code: "no_such_person" }],
      ["hug/send", hugTo(ann), { code: "no_self_hug" }],
      ["hug/send", hugTo(ben, { design: "no-such-thing" }), { code: "no_such_design" }],
      ["hug/send", hugTo("me"), { code: "bad_message", path: "to" }],
      ["hug/send", { ...hugTo(ben), extra: 1 }, { code: "bad_message", path: "" }],
      ["hug/send", hugTo(ben, { message: "x".repeat(10_000) }), { code: "bad_message", path: "message" }],
      ["hug/send", hugTo(ben, { message: "a\u202eb" }), { code: "bad_message", path: "message" }],
      ["hug/send", hugTo(ben, { message: "a\u0007b" }), { code: "bad_message", path: "message" }],
      [
        "hug/send",
        { ...hugTo(ben), squeeze: { stepMs: 50, samples: [300] } },
        { code: "bad_message", path: "squeeze.samples.0" },
      ],
      ["hug/send", undefined, { code: "bad_message", path: "" }],
      ["hug/send", null, { code: "bad_message", path: "" }],
      ["hug/send", [[]], { code: "bad_message", path: "" }],
      ["hug/react", { hugId: NOBODY, emoji: "🧡", message: "" }, { code: "no_such_hug" }],
      ["hug/react", { hugId: NOBODY, emoji: "no", message: "" }, { code: "bad_message", path: "emoji" }],
      ["hug/see", { hugId: NOBODY }, { code: "no_such_hug" }],
      ["touch/set", { touchCap: 101, touchForm: "touch", sharesSeen: true }, { code: "bad_message", path: "touchCap" }],
      ["person/block", { userId: ann, on: true }, { code: "no_such_person" }],
      ["person/mute", { userId: NOBODY, on: true }, { code: "no_such_person" }],
      ["group/invite", { groupHugId: NOBODY, to: ben }, { code: "no_such_group_hug" }],
      ["group/invite", { groupHugId: NOBODY, to: "me" }, { code: "bad_message", path: "to" }],
      ["group/invite", { groupHugId: NOBODY, to: ben, extra: 1 }, { code: "bad_message", path: "" }],
      ["invitation/close", { groupHugId: "x" }, { code: "bad_message", path: "groupHugId" }],
      ["inbox/resume", { after: -1 }, { code: "bad_message", path: "after" }],
      ["*", {}, { code: "bad_message", path: "" }],
      // Colyseus' own answer.
      ["inbox/unknown", {}, { name: "no_handler" }],
      ["__proto__", {}, { name: "no_handler" }],
    ];
    for (const [name, body, refusal] of refusals)
      expect([name, await a.refusal(name, body)]).toMatchObject([name, refusal]);
    const { id } = await a.request("hug/send", hugTo(ben));
    expect(await a.refusal("hug/see", { hugId: id })).toEqual({ code: "not_the_receiver" });
    expect([a.left, a.state().lastSeq]).toEqual([[], 1]);
  });

  test("I4 somebody who blocked looks like nobody; a block reaches all devices of its maker only", async () => {
    const [ann, ben] = await two();
    const [a, b, tablet] = [await inboxOf(ann), await inboxOf(ben), await inboxOf(ben)];
    expect(await b.request("person/block", { userId: ann, on: true })).toEqual({ ok: true });
    expect(await a.refusal("hug/send", hugTo(ben))).toEqual({ code: "no_such_person" });
    await until(() => tablet.events.length === 1);
    expect(tablet.events).toMatchObject([{ kind: "person_blocked", userId: ann }]);
    expect(a.events).toEqual([]);
  });

  test("I11 an invitation shows on all devices of whoever is asked, until one of them closes it", async () => {
    const [ann, ben] = await two();
    const { id } = await ownedGroupHug(server().world, ann, { name: "Tea at four" });
    const [a, b, tablet] = [await inboxOf(ann), await inboxOf(ben), await inboxOf(ben)];
    expect(await a.request("group/invite", { groupHugId: id, to: ben })).toEqual({ ok: true });
    for (const device of [b, tablet]) {
      await until(() => device.state().invitations?.[id]);
      const card = { groupHugId: id, name: "Tea at four", fromId: ann, fromName: "Ann", scheduledForMs: 0 };
      expect(device.state().invitations[id]).toMatchObject(card);
      expect(device.events).toMatchObject([{ seq: 1, kind: "invited", invitation: { groupHugId: id } }]);
    }
    const late = await inboxOf(ben, 1);
    await until(() => late.state().invitations?.[id]);
    expect(await b.request("invitation/close", { groupHugId: id })).toEqual({ ok: true });
    await until(() => tablet.state().invitations[id] === undefined && tablet.events.length === 2);
    expect(await b.request("invitation/close", { groupHugId: id })).toEqual({ ok: true });
    await aWhile();
    expect([seqs(tablet), a.events]).toEqual([[1, 2], []]);
  });

  test("I5 too many hugs are refused with the time to wait", async () => {
    const [ann, ben] = await two();
    const a = await inboxOf(ann);
    const { burst, perMinute } = REQUEST_LIMITS["hug/send"];
    // Some more than the burst: on a slow machine a token may have come back.
    const asked = Array.from({ length: burst + 5 }, () => a.refusal("hug/send", hugTo(ben)));
    const refusal = (await Promise.all(asked)).find(({ code }) => code !== undefined);
    expect(refusal).toMatchObject({ code: "too_many" });
    expect(refusal.retryAfterMs).toBeGreaterThan(0);
    expect(refusal.retryAfterMs).toBeLessThanOrEqual(60_000 / perMinute);
    expect(await a.request("hug/see", { hugId: NOBODY }).catch((error: { reason: unknown }) => error.reason)).toEqual({
      code: "no_such_hug",
    });
  });

  test("I5 leaving and coming back brings no new rate", async () => {
    const [ann, ben] = await two();
    const { burst } = REQUEST_LIMITS["hug/send"];
    const codes: unknown[] = [];
    for (let visit = 0; visit < 3; visit += 1) {
      const a = await inboxOf(ann);
      const asked = Array.from({ length: burst }, () => a.refusal("hug/send", hugTo(ben)));
      for (const { code } of await Promise.all(asked)) codes.push(code);
      await a.leave();
      await until(() => !matchMaker.getLocalRoomById(inboxRoomId(ann)));
    }
    expect(codes.filter((code) => code === "too_many").length).toBeGreaterThan(burst);
  });

  test("I7 while the database is away requests say try later; then everything goes on", async () => {
    const [ann, ben] = await two();
    const [a, b] = [await inboxOf(ann), await inboxOf(ben)];
    await a.request("hug/send", hugTo(ben));
    await until(() => b.events.length === 1);
    server().world.setAway(true);
    try {
      expect(await a.refusal("hug/send", hugTo(ben))).toMatchObject({ code: "try_later", retryAfterMs: 2000 });
      server().world.hints.publish([ben]);
      await aWhile();
    } finally {
      server().world.setAway(false);
    }
    await a.request("hug/send", hugTo(ben));
    await until(() => b.events.length === 2);
    expect([seqs(b), a.left, b.left]).toEqual([[1, 2], [], []]);
  });

  test("messages that ask no answer change nothing and end nothing", async () => {
    const [ann, ben] = await two();
    const a = await inboxOf(ann);
    a.room.send("hug/send", hugTo(ben));
    a.room.send("hug/send", "nonsense");
    a.room.send("unknown", { a: 1 });
    a.room.send(7, null);
    a.room.sendBytes("bytes", new Uint8Array(100));
    await aWhile();
    expect([a.left, a.state().lastSeq]).toEqual([[], 0]);
    expect(await a.request("inbox/resume", { after: 0 })).toEqual({ lastSeq: 0 });
  });

  test("frames of garbage end at most their own connection", async () => {
    const [ann] = await two();
    const witness = await inboxOf(ann);
    const frames = [
      [],
      [0],
      [255],
      [10],
      [13],
      [17, 1],
      [13, 0xa1],
      [13, 0xff, 0xff],
      [17, 0xff, 0xff, 0xff],
      [13, 0xa1, 0x61, 0xc1],
    ];
    for (const frame of [...frames, Array.from({ length: 500 }, (_, i) => (i * 37) % 256)]) {
      const device = await inboxOf(ann);
      device.room.connection.send(new Uint8Array(frame));
      await aWhile(20);
      device.drop();
    }
    expect(await witness.request("inbox/resume", { after: 0 })).toEqual({ lastSeq: 0 });
    expect(witness.left).toEqual([]);
  });

  test("a frame over the limit closes its connection with 1009, one below it is refused", async () => {
    const [ann, ben] = await two();
    const [a, other] = [await inboxOf(ann), await inboxOf(ann)];
    const large = { ...hugTo(ben), message: "x".repeat(MAX_FRAME_BYTES - 1_000) };
    expect(await a.refusal("hug/send", large)).toEqual({ code: "bad_message", path: "message" });
    a.room.send("hug/send", { ...large, message: "x".repeat(MAX_FRAME_BYTES) });
    await until(() => a.left.length === 1);
    expect(a.left).toEqual([1009]);
    expect(await other.request("inbox/resume", { after: 0 })).toEqual({ lastSeq: 0 });
  });

  test("a flood closes its connection with 4002, and nobody else's", async () => {
    const [ann, ben] = await two();
    const [a, other] = [await inboxOf(ann), await inboxOf(ben)];
    for (let i = 0; i < FRAMES_PER_SECOND_MAX * 3; i += 1) a.room.send("unknown", i);
    await until(() => a.left.length === 1);
    expect(a.left).toEqual([4002]);
    expect(other.left).toEqual([]);
  });

  test("nothing that people wrote reaches the log", async () => {
    const [ann, ben] = await two();
    const a = await inboxOf(ann);
    const secret = "a secret in a message";
    await a.refusal("hug/send", { ...hugTo(ben), message: secret, extra: secret });
    await a.request("hug/send", hugTo(ben, { message: secret }));
    a.room.send("hug/send", secret);
    a.room.send(secret, secret);
    await aWhile(50);
    expect(server().logLines.join("")).not.toContain(secret);
  });
});
