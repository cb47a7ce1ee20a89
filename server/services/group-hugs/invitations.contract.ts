import { expect, test } from "vitest";
import { INBOX_INVITATIONS_SHOWN } from "#shared/schema/inbox.ts";
import { GROUP_EXPIRES_AFTER_MS } from "#shared/schema/group-hug.ts";
import type { Contract } from "../testing/each-world.ts";
import { foldEvents } from "../testing/fold.ts";
import { COMPLETED, joined, ownedGroupHug, STARTED } from "../testing/group-hug.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import { aTurnLater } from "../testing/turns.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const OK = { ok: true, value: { ok: true } };
const SOMEONE = { id: "", name: "someone", being: "" };
const refused = (code: string) => ({ ok: false, refusal: { code } });

/** What `GroupHugs` promises about invitations. */
export const describeInvitations: Contract = (world) => {
  const users = (...names: string[]) => Promise.all(names.map((name) => world().addUser(name)));
  const events = (userId: string) => world().inbox.eventsAfter(userId, 0, 1000);
  const kinds = async (userId: string) => (await events(userId)).map(({ kind }) => kind);
  const open = async (userId: string) =>
    (await world().inbox.snapshot(userId))?.invitations.map(({ groupHugId }) => groupHugId);
  const invite = (from: string, id: string, to: string) => world().groupHugs.invite(from, id, to);
  const expectFolded = async (userId: string) => {
    const found = await events(userId);
    expect(found.map(({ seq }) => seq)).toEqual(found.map((_, i) => i + 1));
    expect(await world().inbox.snapshot(userId)).toEqual(foldEvents(userId, found));
  };

  test("N1 an invitation is one event in one inbox, which is hinted; a repeat, by whomever, is nothing new", async () => {
    const [ann = "", ben = "", cho = ""] = await users("Ann", "Ben", "Cho");
    const scheduledForMs = Math.floor(await world().nowMs()) + 600_000;
    const { id, write } = await ownedGroupHug(world(), ann, { scheduledForMs, visibility: "link" });
    await write(joined(cho));
    let hints = 0;
    const unsubscribe = world().hints.subscribe(ben, () => (hints += 1));
    expect(await invite(ann, id, ben)).toEqual(OK);
    for (const from of [ann, cho]) expect(await invite(from, id, ben)).toEqual(OK);
    await aTurnLater();
    const invitation = {
      groupHugId: id,
      name: "Sunday evening",
      from: { id: ann, name: "Ann", being: "ember/plain" },
      scheduledForMs,
      expiresAtMs: scheduledForMs + 30 * 60_000,
    };
    expect(await events(ben)).toEqual([{ seq: 1, atMs: expect.any(Number), kind: "invited", invitation }]);
    expect((await world().inbox.snapshot(ben))?.invitations).toEqual([invitation]);
    expect([hints, await kinds(ann), await kinds(cho)]).toEqual([1, [], []]);
    unsubscribe();
  });

  test("N2 its host and who is in it may invite, while it is open", async () => {
    const [ann = "", ben = "", cho = "", dan = ""] = await users("Ann", "Ben", "Cho", "Dan");
    const { id, write } = await ownedGroupHug(world(), ann);
    const NONE = refused("no_such_group_hug");
    expect(await invite(ben, id, dan)).toEqual(NONE);
    await write(joined(ben), joined(cho), { kind: "left", userId: cho });
    expect(await invite(cho, id, dan)).toEqual(NONE);
    expect(await invite(ben, id, dan)).toEqual(OK);
    for (const unknown of [NOBODY, "x"]) expect(await invite(ann, unknown, dan)).toEqual(NONE);
    for (const nobody of [NOBODY, "x"]) expect(await invite(nobody, id, dan)).toEqual(NONE);
    valueOf(await world().people.setBlocked(ben, ann, true));
    expect(await invite(ben, id, dan)).toEqual(NONE);
    await write(STARTED);
    expect(await invite(ann, id, cho)).toEqual(OK);
    await write(COMPLETED);
    expect(await invite(ann, id, ben)).toEqual(NONE);
    expect(await invite(ann, id, dan)).toEqual(NONE);
    const late = await ownedGroupHug(world(), ann);
    await world().pass(GROUP_EXPIRES_AFTER_MS + 60_000);
    expect(await invite(ann, late.id, dan)).toEqual(NONE);
  });

  test("N3 nobody is invited who cannot be reached; a mute is not told", async () => {
    const [ann = "", ben = "", cho = "", dan = "", eve = ""] = await users("Ann", "Ben", "Cho", "Dan", "Eve");
    const { id, write } = await ownedGroupHug(world(), ann);
    const NO_ONE = refused("no_such_person");
    valueOf(await world().people.setBlocked(ben, ann, true));
    valueOf(await world().people.setBlocked(ann, cho, true));
    await world().removeUser(dan);
    for (const to of [ann, ben, cho, dan, NOBODY, "x"]) expect([to, await invite(ann, id, to)]).toEqual([to, NO_ONE]);
    valueOf(await world().people.setMuted(eve, ann, true));
    expect(await invite(ann, id, eve)).toEqual(OK);
    expect(await kinds(eve)).toEqual(["person_muted"]);
    valueOf(await world().people.setMuted(eve, ann, false));
    // One who is in it needs none, and one who cannot come in because of its host gets none.
    await write(joined(eve), joined(ben));
    const fay = await world().addUser("Fay");
    expect([await invite(ann, id, eve), await open(eve)]).toEqual([OK, []]);
    valueOf(await world().people.setBlocked(fay, ann, true));
    expect([await invite(eve, id, fay), await open(fay)]).toEqual([OK, []]);
    expect(await kinds(ben)).toEqual(["person_blocked"]);
    // Nor one who cannot come in because of somebody who is in it.
    const gus = await world().addUser("Gus");
    valueOf(await world().people.setBlocked(eve, gus, true));
    expect([await invite(ann, id, gus), await kinds(gus)]).toEqual([OK, []]);
    await write({ kind: "left", userId: eve });
    expect([await invite(ann, id, gus), await open(gus)]).toEqual([OK, [id]]);
  });

  test("N4 closing one's own is one event; nothing to close is as good, and it stays closed", async () => {
    const [ann = "", ben = ""] = await users("Ann", "Ben");
    const { id } = await ownedGroupHug(world(), ann);
    const close = (userId: string, of: string) => world().groupHugs.closeInvitation(userId, of);
    for (const [userId, of] of [
      [ben, id],
      [ben, NOBODY],
      [ben, "x"],
      ["x", id],
    ] as const)
      expect(await close(userId, of)).toEqual(OK);
    valueOf(await invite(ann, id, ben));
    expect(await Promise.all([close(ben, id), close(ben, id), close(ann, id)])).toEqual([OK, OK, OK]);
    valueOf(await invite(ann, id, ben));
    expect(await events(ben)).toMatchObject([{ kind: "invited" }, { kind: "invitation_closed", groupHugId: id }]);
    expect([await open(ben), await kinds(ann)]).toEqual([[], []]);
    await expectFolded(ben);
  });

  test.each([
    ["completed", [STARTED, COMPLETED]],
    ["expired", [{ kind: "expired" }]],
    ["canceled", [{ kind: "canceled" }]],
  ] as const)("N5 one that is %s closes its open invitations, each inbox with its next number", async (_, ends) => {
    const [ann = "", ...guests] = await users("Ann", "Ben", "Cho", "Dan");
    const [ben = "", cho = "", dan = ""] = guests;
    const [over, other] = [await ownedGroupHug(world(), ann), await ownedGroupHug(world(), ann)];
    for (const guest of guests) valueOf(await invite(ann, over.id, guest));
    valueOf(await invite(ann, other.id, ben));
    valueOf(await world().groupHugs.closeInvitation(dan, over.id));
    const hinted: string[] = [];
    const unsubscribes = guests.map((guest) => world().hints.subscribe(guest, () => hinted.push(guest)));
    expect(await over.write(...ends)).toBe("written");
    await aTurnLater();
    for (const unsubscribe of unsubscribes) unsubscribe();
    expect(hinted.toSorted()).toEqual([ben, cho].toSorted());
    expect([await open(ben), await open(cho), await open(dan)]).toEqual([[other.id], [], []]);
    expect(await kinds(ben)).toEqual(["invited", "invited", "invitation_closed"]);
    expect(await kinds(dan)).toEqual(["invited", "invitation_closed"]);
    for (const guest of guests) await expectFolded(guest);
  });

  test("N5 so does one whose time is over, at the next look at it", async () => {
    const [ann = "", ben = ""] = await users("Ann", "Ben");
    const looks = [
      (id: string) => world().groupHugs.one(ann, id),
      (id: string) => world().groupHugs.admission(ann, id),
      (id: string) => world().groupHugs.takeOver(id),
      (id: string) => world().groupHugs.write(id, 1, joined(ann)),
      () => world().groupHugs.page(ann, null, 10),
      () => world().groupHugs.listed(10),
    ];
    for (const look of looks) {
      const { id } = await ownedGroupHug(world(), ann);
      valueOf(await invite(ann, id, ben));
      await world().pass(GROUP_EXPIRES_AFTER_MS + 60_000);
      expect(await open(ben)).toEqual([id]);
      await look(id);
      expect(await open(ben)).toEqual([]);
    }
    expect(await kinds(ben)).toEqual(looks.flatMap(() => ["invited", "invitation_closed"]));
    await expectFolded(ben);
  });

  test("N6 an inbox holds so many open invitations: one more closes the oldest", async () => {
    const [ann = "", ben = ""] = await users("Ann", "Ben");
    const ids: string[] = [];
    for (let i = 0; i < INBOX_INVITATIONS_SHOWN + 2; i += 1) {
      const { id } = await ownedGroupHug(world(), ann);
      ids.push(id);
      valueOf(await invite(ann, id, ben));
    }
    expect(await open(ben)).toEqual(ids.slice(2).toReversed());
    expect((await kinds(ben)).filter((kind) => kind === "invitation_closed")).toHaveLength(2);
    await expectFolded(ben);
  });

  test("N7 who invited is someone once they are gone, or a block stands between", async () => {
    const [ann = "", ben = "", cho = ""] = await users("Ann", "Ben", "Cho");
    const { id } = await ownedGroupHug(world(), ann);
    for (const guest of [ben, cho]) valueOf(await invite(ann, id, guest));
    valueOf(await world().people.setBlocked(ann, ben, true));
    expect((await world().inbox.snapshot(ben))?.invitations).toMatchObject([{ from: SOMEONE }]);
    await expectFolded(ben);
    await world().removeUser(ann);
    expect(await events(cho)).toMatchObject([{ kind: "invited", invitation: { from: SOMEONE } }]);
    await expectFolded(cho);
  });

  test("N8 invitations, ends, mutes, closings and hugs at the same moment: nobody waits for ever, each inbox is gapless and folds", async () => {
    const people = await users("Ann", "Ben", "Cho", "Dan");
    for (let round = 0; round < 5; round += 1) {
      const hugs = await Promise.all(people.map((host) => ownedGroupHug(world(), host)));
      const acts = people.flatMap((from, i) => {
        const hug = hugs[i];
        const others = people.filter((to) => to !== from);
        return [
          ...others.map((to) => () => invite(from, hug?.id ?? "", to)),
          ...others.map((to) => () => world().hugs.send(from, hugTo(to))),
          ...others.map((to) => () => world().groupHugs.closeInvitation(to, hug?.id ?? "")),
          () => world().people.setMuted(from, others[0] ?? "", round % 2 === 0),
          () => hug?.write({ kind: "canceled" }),
        ];
      });
      // Each round in another order.
      const order = acts.map((act, i) => [(i * 7 + round * 5) % acts.length, act] as const);
      await Promise.all(order.toSorted(([one], [other]) => one - other).map(([, act]) => act()));
      for (const person of people) {
        await expectFolded(person);
        expect(await open(person)).toEqual([]);
      }
    }
  });
};
