import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import { expect, test } from "vitest";
import type { InboxEvent } from "#shared/schema/inbox.ts";
import { COMPLETED, ownedGroupHug, STARTED } from "../testing/group-hug.ts";
import { foldEvents } from "../testing/fold.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import type { Contract } from "../testing/each-world.ts";

/** What `Inbox` promises, also when many act at once. */
export const describeInbox: Contract = (world) => {
  const users = (count: number) => Promise.all(Array.from({ length: count }, (_, i) => world().addUser(`Person ${i}`)));
  const events = (userId: string) => world().inbox.eventsAfter(userId, 0, 1000);
  const headOf = async (userId: string) => (await world().inbox.snapshot(userId))?.lastSeq ?? 0;
  const expectGapless = (found: readonly InboxEvent[]) =>
    expect(found.map(({ seq }) => seq)).toEqual(found.map((_, i) => i + 1));
  const expectFolded = async (userId: string) => {
    const found = await events(userId);
    expectGapless(found);
    expect(await world().inbox.snapshot(userId)).toEqual(foldEvents(userId, found));
  };

  test("B1 a new inbox is empty; nobody's is null", async () => {
    const [ann = ""] = await users(1);
    const settings = { touchCap: 100, touchForm: "touch", sharesSeen: false };
    expect(await world().inbox.snapshot(ann)).toEqual({
      userId: ann,
      lastSeq: 0,
      unread: 0,
      hugs: [],
      settings,
      invitations: [],
      consent: { ...DEFAULT_CONSENT, allowHugsFrom: "everyone" },
      requests: [],
      need: null,
    });
    expect(await world().inbox.snapshot("11111111-1111-4111-8111-111111111111")).toBeNull();
    expect(await world().inbox.snapshot("x")).toBeNull();
    await world().removeUser(ann);
    expect(await world().inbox.snapshot(ann)).toBeNull();
  });

  test("B2 a hundred senders to one inbox: every hug once, numbers without gaps, times rising", async () => {
    const [ben = "", ...senders] = await users(101);
    const answers = await Promise.all(senders.map((sender) => world().hugs.send(sender, hugTo(ben))));
    const found = await events(ben);
    expectGapless(found);
    const ids = found.flatMap((event) => (event.kind === "hug_received" ? [event.hug.id] : []));
    expect(ids.toSorted()).toEqual(answers.map((answer) => valueOf(answer).id).toSorted());
    const times = found.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect((await world().inbox.snapshot(ben))?.unread).toBe(100);
    expect((await world().hugs.page(ben, null, 100))?.hugs.map(({ id }) => id)).toEqual(ids.toReversed());
  });

  test("B3 everybody hugs everybody at once: nobody waits for ever, each inbox is gapless and folds to its snapshot", async () => {
    const people = await users(6);
    const pairs = people.flatMap((from) => people.filter((to) => to !== from).map((to) => [from, to] as const));
    const sent = await Promise.all([...pairs, ...pairs].map(([from, to]) => world().hugs.send(from, hugTo(to))));
    expect(sent.every(({ ok }) => ok)).toBe(true);
    for (const person of people) {
      expect(await events(person)).toHaveLength(20);
      await expectFolded(person);
    }
  });

  test("B4 a snapshot is the fold of the events, whatever happened", async () => {
    const [ann = "", ben = "", cho = ""] = await users(3);
    const { hugs, inbox, people } = world();
    const sent: string[] = [];
    for (let i = 0; i < 35; i += 1) sent.push(valueOf(await hugs.send(i % 4 === 0 ? cho : ann, hugTo(ben))).id);
    valueOf(await hugs.send(ben, hugTo(ann, { answers: sent[3] ?? "" })));
    for (const hugId of sent.slice(25, 30)) valueOf(await hugs.see(ben, hugId));
    valueOf(await inbox.setTouch(ben, { touchCap: 40, touchForm: "picture", sharesSeen: true }));
    for (const hugId of sent.slice(28, 33)) valueOf(await hugs.see(ben, hugId));
    for (const hugId of sent.slice(30, 34)) valueOf(await hugs.react(ben, { hugId, emoji: "💛", message: "m" }));
    valueOf(await hugs.react(ben, { hugId: sent[33] ?? "", emoji: "🌿", message: "" }));
    valueOf(await people.setMuted(ben, ann, true));
    valueOf(await hugs.send(ann, hugTo(ben)));
    const asked = [
      await ownedGroupHug(world(), cho),
      await ownedGroupHug(world(), cho),
      await ownedGroupHug(world(), cho),
    ];
    for (const { id } of asked) valueOf(await world().groupHugs.invite(cho, id, ben));
    await asked[0]?.write(STARTED, COMPLETED);
    valueOf(await world().groupHugs.closeInvitation(ben, asked[1]?.id ?? ""));
    valueOf(await people.setBlocked(ben, cho, true));
    for (const person of [ann, ben, cho]) await expectFolded(person);
    expect(await world().inbox.snapshot(ben)).toMatchObject({
      settings: { touchCap: 40 },
      invitations: [{ groupHugId: asked[2]?.id }],
    });
  });

  test("B5 a hug and a mute at the same moment have one order, and the inbox agrees with it", async () => {
    const [ann = "", ben = ""] = await users(2);
    for (let round = 0; round < 10; round += 1) {
      const before = await headOf(ben);
      const [, sent] = await Promise.all([world().people.setMuted(ben, ann, true), world().hugs.send(ann, hugTo(ben))]);
      const news = (await world().inbox.eventsAfter(ben, before, 10)).map(({ kind }) => kind);
      const isShown = (await world().hugs.one(ben, valueOf(sent).id)) !== null;
      expect(news).toEqual(isShown ? ["hug_received", "person_muted"] : ["person_muted"]);
      valueOf(await world().people.setMuted(ben, ann, false));
    }
  });

  test("B6 a hug and a block at the same moment have one order", async () => {
    const [ann = "", ben = ""] = await users(2);
    for (let round = 0; round < 10; round += 1) {
      const before = await headOf(ben);
      const [sent] = await Promise.all([world().hugs.send(ann, hugTo(ben)), world().people.setBlocked(ben, ann, true)]);
      const news = (await world().inbox.eventsAfter(ben, before, 10)).map(({ kind }) => kind);
      expect(news).toEqual(sent.ok ? ["hug_received", "person_blocked"] : ["person_blocked"]);
      valueOf(await world().people.setBlocked(ben, ann, false));
    }
  });

  test("B7 events come after a number, in order, at most as many as asked for", async () => {
    const [ann = "", ben = ""] = await users(2);
    for (let i = 0; i < 7; i += 1) valueOf(await world().hugs.send(ann, hugTo(ben)));
    expect((await world().inbox.eventsAfter(ben, 2, 3)).map(({ seq }) => seq)).toEqual([3, 4, 5]);
    expect(await world().inbox.eventsAfter(ben, 7, 3)).toEqual([]);
    expect(await world().inbox.eventsAfter(ben, 99, 3)).toEqual([]);
  });

  test("B8 which of many inboxes moved, in one question", async () => {
    const [ann = "", ben = "", cho = ""] = await users(3);
    valueOf(await world().hugs.send(ann, hugTo(ben)));
    valueOf(await world().hugs.send(ann, hugTo(ben)));
    const nobody = "11111111-1111-4111-8111-111111111111";
    const from = (seq: number) => new Map([ann, ben, cho, "x", nobody].map((userId) => [userId, seq]));
    expect(Object.fromEntries(await world().inbox.moved(from(-1)))).toEqual({ [ann]: 2, [ben]: 2, [cho]: 0 });
    expect(Object.fromEntries(await world().inbox.moved(from(2)))).toEqual({ [cho]: 0 });
    expect(await world().inbox.moved(new Map())).toEqual(new Map());
  });

  test("B9 touch settings are kept; the same again takes no number", async () => {
    const [ann = ""] = await users(1);
    const settings = { touchCap: 0, touchForm: "sound", sharesSeen: true } as const;
    valueOf(await world().inbox.setTouch(ann, settings));
    valueOf(await world().inbox.setTouch(ann, settings));
    valueOf(await world().inbox.setTouch(ann, { ...settings, touchCap: 100 }));
    expect((await events(ann)).map(({ kind }) => kind)).toEqual(["touch_changed", "touch_changed"]);
    expect((await world().inbox.snapshot(ann))?.settings).toEqual({ ...settings, touchCap: 100 });
    const nobody = await world().inbox.setTouch("11111111-1111-4111-8111-111111111111", settings);
    expect(nobody).toEqual({ ok: false, refusal: { code: "no_such_person" } });
  });
};
