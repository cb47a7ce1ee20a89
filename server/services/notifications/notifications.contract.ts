import { expect, test } from "vitest";
import type { NotificationSettings } from "#shared/schema/notification.ts";
import { NOTIFICATION_KINDS, UNREAD_MAX } from "#shared/schema/notification.kinds.ts";
import { DEFAULT_CONSENT } from "#shared/schema/consent.ts";
import type { Contract } from "../testing/each-world.ts";
import { ownedGroupHug } from "../testing/group-hug.ts";
import { hugTo, valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const FAR_MS = Date.UTC(2100, 0, 1);
const all = (isOn: boolean) =>
  Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, isOn])) as NotificationSettings; // as: every kind is among them

/** What `Notifications` promises. */
export const describeNotifications: Contract = (world) => {
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;
  const told = async (userId: string) => (await world().notifications.page(userId, null, 100))?.notifications ?? [];
  const words = async (userId: string) =>
    (await told(userId)).map(({ kind, actor, refId, isRead }) => ({ kind, by: actor.name, refId, isRead }));

  test("N1 a follow is told once, however often it is made; the second of two makes friends", async () => {
    const [ann, ben] = await two();
    await world().follow(ann, ben);
    await world().follow(ann, ben);
    await world().follow(ben, ann);
    expect(await words(ben)).toEqual([{ kind: "followed_you", by: "Ann", refId: null, isRead: false }]);
    expect(await words(ann)).toEqual([{ kind: "became_friends", by: "Ben", refId: null, isRead: false }]);
    expect([await world().notifications.unread(ann), await world().notifications.unread(NOBODY)]).toEqual([1, 0]);
  });

  test("N2 a reaction is told once for each hug, with the hug and without a word of it", async () => {
    const [ann, ben] = await two();
    const { hugs } = world();
    const { id } = valueOf(await hugs.send(ann, hugTo(ben, { message: "MARKER" })));
    const reaction = { hugId: id, emoji: "🧡", message: "MARKER" };
    for (let times = 0; times < 3; times += 1) valueOf(await hugs.react(ben, reaction));
    valueOf(await hugs.react(ben, { ...reaction, emoji: "🌙" }));
    expect(await words(ann)).toEqual([{ kind: "reaction", by: "Ben", refId: id, isRead: false }]);
    expect(JSON.stringify(await told(ann))).not.toMatch(/MARKER|🧡|🌙/u);
    expect(await words(ben)).toEqual([]);
  });

  test("N3 an invitation to a group hug is told once, and needs no look any more once it is closed", async () => {
    const [ann, ben] = await two();
    const { groupHugs } = world();
    const { id } = await ownedGroupHug(world(), ann, { name: "MARKER" });
    valueOf(await groupHugs.invite(ann, id, ben));
    valueOf(await groupHugs.invite(ann, id, ben));
    expect(await words(ben)).toEqual([{ kind: "group_invitation", by: "Ann", refId: id, isRead: false }]);
    expect(JSON.stringify(await told(ben))).not.toContain("MARKER");
    valueOf(await groupHugs.closeInvitation(ben, id));
    expect(await words(ben)).toMatchObject([{ isRead: true }]);
  });

  test("N4 who is muted or blocked tells nothing, and what they told vanishes for as long", async () => {
    const [ann, ben] = await two();
    const { people, notifications, hugs } = world();
    await world().follow(ben, ann);
    const { id } = valueOf(await hugs.send(ann, hugTo(ben)));
    for (const [set, one, other] of [
      ["setMuted", ann, ben],
      ["setBlocked", ann, ben],
      ["setBlocked", ben, ann],
    ] as const) {
      valueOf(await people[set](one, other, true));
      expect([await words(ann), await notifications.unread(ann)]).toEqual([[], 0]);
      await hugs.react(ben, { hugId: id, emoji: "🧡", message: set });
      valueOf(await people[set](one, other, false));
      expect(await words(ann)).toMatchObject([{ kind: "followed_you" }]);
    }
    const cho = await world().addUser("Cho");
    valueOf(await people.setMuted(ann, cho, true));
    await world().follow(cho, ann);
    valueOf(await people.setMuted(ann, cho, false));
    expect(await words(ann)).toHaveLength(1);
    // Whom Ann mutes hears of Ann. A block has ended who follows whom.
    valueOf(await people.setMuted(ann, ben, true));
    await world().follow(ann, ben);
    expect(await words(ben)).toMatchObject([{ kind: "followed_you", by: "Ann" }]);
  });

  test("N5 who is gone is someone", async () => {
    const [ann, ben] = await two();
    await world().follow(ben, ann);
    await world().removeUser(ben);
    expect((await told(ann)).map(({ actor }) => actor)).toEqual([{ id: "", name: "someone", being: "" }]);
  });

  test("N6 what is switched off is not told from then on; the rest is, and what was there stays", async () => {
    const [ann, ben] = await two();
    const { notifications, hugs } = world();
    expect(await notifications.settings(ann)).toEqual(all(true));
    await world().follow(ben, ann);
    const wanted = { ...all(true), reaction: false, followed_you: false };
    expect(await notifications.setSettings(ann, wanted)).toEqual(wanted);
    expect(await notifications.settings(ann)).toEqual(wanted);
    expect(await notifications.settings(ben)).toEqual(all(true));
    await world().follow(await world().addUser("Cho"), ann);
    const { id } = valueOf(await hugs.send(ann, hugTo(ben)));
    valueOf(await hugs.react(ben, { hugId: id, emoji: "🧡", message: "" }));
    expect(await words(ann)).toMatchObject([{ kind: "followed_you", by: "Ben" }]);
    expect(await notifications.setSettings(ann, all(true))).toEqual(all(true));
    await world().follow(await world().addUser("Dan"), ann);
    expect(await words(ann)).toHaveLength(2);
  });

  test("N7 one is read, or all up to a time; only one's own", async () => {
    const [ann, ben] = await two();
    const { notifications } = world();
    const others = await Promise.all(["Cho", "Dan", "Eve"].map((name) => world().addUser(name)));
    for (const other of others) await world().follow(other, ann);
    const [newest, middle] = await told(ann);
    for (const id of [newest?.id ?? "", NOBODY, "x"]) await notifications.read(ben, id);
    expect(await notifications.unread(ann)).toBe(3);
    await notifications.read(ann, newest?.id ?? "");
    await notifications.read(ann, newest?.id ?? "");
    expect((await words(ann)).map(({ isRead }) => isRead)).toEqual([true, false, false]);
    await notifications.readAll(ben, FAR_MS);
    await notifications.readAll(ann, 0);
    expect(await notifications.unread(ann)).toBe(2);
    await notifications.readAll(ann, middle?.atMs ?? 0);
    expect(await notifications.unread(ann)).toBe(0);
  });

  test("N8 pages come newest first, each where the last one ended, whatever comes meanwhile", async () => {
    const [ann] = await two();
    const { notifications } = world();
    const names = Array.from({ length: 7 }, (_, index) => `P${index}`);
    for (const name of names) await world().follow(await world().addUser(name), ann);
    const seen: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const page = await notifications.page(ann, cursor, 3);
      seen.push(...(page?.notifications ?? []).map(({ actor }) => actor.name));
      cursor = page?.next ?? null;
      if (cursor === null) break;
      await world().follow(await world().addUser("later"), ann);
    }
    expect(seen).toEqual(names.toReversed());
    for (const no of ["x", "AAAA", "../.."]) expect(await notifications.page(ann, no, 3)).toBeNull();
  });

  test("N9 unread ones are counted up to a bound", async () => {
    const [ann] = await two();
    for (let index = 0; index <= UNREAD_MAX; index += 1) await world().follow(await world().addUser(`P${index}`), ann);
    expect(await world().notifications.unread(ann)).toBe(UNREAD_MAX);
  });

  test("N12 a yes to a hug is told to whoever asked, once or always; any other answer to nobody", async () => {
    const ann = await world().addUser("Ann");
    const { consents, hugs } = world();
    const asked = async (to: string) => {
      expect(valueOf(await hugs.send(ann, hugTo(to, { message: "MARKER" }))).isAsking).toBe(true);
      return (await world().inbox.snapshot(to))?.requests[0]?.id ?? "";
    };
    const owners = await Promise.all(["Ben", "Cho", "Dan"].map((name) => world().addUser(name, "approved")));
    const told: unknown[] = [];
    for (const [index, answer] of (["once", "always", "not_now"] as const).entries()) {
      const owner = owners[index] ?? "";
      const refId = await asked(owner);
      for (let times = 0; times < 2; times += 1) valueOf(await consents.answer(owner, refId, answer));
      const by = ["Ben", "Cho"][index];
      if (by !== undefined) told.unshift({ kind: "request_accepted", by, refId, isRead: false });
      expect(await words(ann)).toEqual(told);
      expect(await words(owner)).toEqual([]);
    }
    // The next hug to Ben asks anew, and its yes is told anew.
    const again = await asked(owners[0] ?? "");
    valueOf(await consents.answer(owners[0] ?? "", again, "once"));
    expect(await words(ann)).toHaveLength(3);
    expect(JSON.stringify(await world().notifications.page(ann, null, 100))).not.toContain("MARKER");
  });

  test("N13 a yes is not told to whoever switched that off, or muted the one who says it", async () => {
    const ann = await world().addUser("Ann");
    const [ben, cho] = [await world().addUser("Ben", "approved"), await world().addUser("Cho", "approved")];
    await world().notifications.setSettings(ann, { ...all(true), request_accepted: false });
    const saysYes = async (owner: string) => {
      valueOf(await world().hugs.send(ann, hugTo(owner)));
      const [request] = (await world().inbox.snapshot(owner))?.requests ?? [];
      valueOf(await world().consents.answer(owner, request?.id ?? "", "once"));
    };
    await saysYes(ben);
    await world().notifications.setSettings(ann, all(true));
    valueOf(await world().people.setMuted(ann, cho, true));
    await saysYes(cho);
    valueOf(await world().people.setMuted(ann, cho, false));
    expect(await words(ann)).toEqual([]);
    await saysYes(ben);
    expect(await words(ann)).toMatchObject([{ kind: "request_accepted", by: "Ben" }]);
  });

  test("N14 the bell is still while hugs are held, and rings afterwards; the list has everything all the time", async () => {
    const [ann, ben] = await two();
    await world().follow(ben, ann);
    const unread = () => world().notifications.unread(ann);
    expect(await unread()).toBe(1);
    const noDisturbUntilMs = Math.round(await world().nowMs()) + 60_000;
    valueOf(await world().consents.setSettings(ann, { ...DEFAULT_CONSENT, noDisturbUntilMs }));
    expect([await unread(), await words(ann)]).toMatchObject([0, [{ kind: "followed_you", isRead: false }]]);
    await world().pass(61_000);
    expect(await unread()).toBe(1);
    const minute = new Date(await world().nowMs()).getUTCHours() * 60 + new Date(await world().nowMs()).getUTCMinutes();
    const [quietFrom, quietUntil] = [(minute + 1430) % 1440, (minute + 10) % 1440];
    valueOf(await world().consents.setSettings(ann, { ...DEFAULT_CONSENT, quietFrom, quietUntil, timeZone: "UTC" }));
    expect(await unread()).toBe(0);
    valueOf(await world().consents.setSettings(ann, DEFAULT_CONSENT));
    expect(await unread()).toBe(1);
  });
};
