import { expect, test } from "vitest";
import { INVITATION_USES_MAX } from "#shared/schema/invitation-link.limits.ts";
import type { Contract } from "../testing/each-world.ts";
import { valueOf } from "../testing/hug.ts";

const NOBODY = "11111111-1111-4111-8111-111111111111";
const DAY_MS = 24 * 60 * 60_000;
const EXPIRED = { ok: false, refusal: { code: "link_expired" } };

/** What `InvitationLinks` promises. */
export const describeInvitationLinks: Contract = (world) => {
  const two = async () => [await world().addUser("Ann"), await world().addUser("Ben")] as const;
  const linkOf = async (userId: string) => valueOf(await world().invitationLinks.make(userId)).token;
  const areFriends = async (one: string, token: string) =>
    valueOf(await world().invitationLinks.look(one, token)).areFriends;

  test("IL1 a link says who invites, to everybody; who uses it and its owner follow each other", async () => {
    const [ann, ben] = await two();
    const { invitationLinks } = world();
    expect(await invitationLinks.own(ann)).toBeNull();
    const { token, link } = valueOf(await invitationLinks.make(ann));
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(link).toMatchObject({ uses: 0 });
    expect(link.expiresAtMs - link.createdAtMs).toBe(30 * DAY_MS);
    const by = { id: ann, name: "Ann", being: "ember/plain" };
    expect(await invitationLinks.look(null, token)).toEqual({ ok: true, value: { by, areFriends: false } });
    expect(await invitationLinks.look(ben, token)).toEqual({ ok: true, value: { by, areFriends: false } });
    valueOf(await invitationLinks.use(ben, token));
    expect(await invitationLinks.look(ben, token)).toEqual({ ok: true, value: { by, areFriends: true } });
    expect(await invitationLinks.own(ann)).toEqual({ ...link, uses: 1 });
  });

  test("IL2 a second use changes nothing and tells nobody twice, also at the same time", async () => {
    const [ann, ben] = await two();
    const { invitationLinks, notifications } = world();
    const token = await linkOf(ann);
    const all = await Promise.all(Array.from({ length: 6 }, () => invitationLinks.use(ben, token)));
    for (const one of all) valueOf(one);
    expect(await invitationLinks.own(ann)).toMatchObject({ uses: 1 });
    const told = await notifications.page(ann, null, 10);
    expect(told?.notifications.map(({ kind }) => kind)).toEqual(["invitation_used"]);
    expect(await notifications.unread(ben)).toBe(0);
  });

  test("IL3 two who use each other's link at once are friends", async () => {
    const [ann, ben] = await two();
    const { invitationLinks } = world();
    const [ofAnn, ofBen] = [await linkOf(ann), await linkOf(ben)];
    const both = await Promise.all([invitationLinks.use(ann, ofBen), invitationLinks.use(ben, ofAnn)]);
    for (const one of both) valueOf(one);
    expect(await areFriends(ann, ofBen)).toBe(true);
  });

  test("IL4 one's own link is for others", async () => {
    const [ann] = await two();
    const { invitationLinks } = world();
    const token = await linkOf(ann);
    expect(await invitationLinks.use(ann, token)).toEqual({ ok: false, refusal: { code: "own_link" } });
    expect(valueOf(await invitationLinks.look(ann, token)).by.id).toBe(ann);
    expect(await invitationLinks.own(ann)).toMatchObject({ uses: 0 });
  });

  test("IL5 a link that is unknown, revoked, made anew or too old opens nothing", async () => {
    const [ann, ben] = await two();
    const { invitationLinks } = world();
    const isClosed = async (token: string) => {
      expect(await invitationLinks.look(null, token)).toEqual(EXPIRED);
      expect(await invitationLinks.use(ben, token)).toEqual(EXPIRED);
    };
    await isClosed("x".repeat(43));
    const first = await linkOf(ann);
    await invitationLinks.revoke(ann);
    await invitationLinks.revoke(ann);
    expect(await invitationLinks.own(ann)).toBeNull();
    await isClosed(first);
    const second = await linkOf(ann);
    const third = await linkOf(ann);
    expect(new Set([first, second, third]).size).toBe(3);
    await isClosed(second);
    await world().pass(29 * DAY_MS);
    valueOf(await invitationLinks.look(null, third));
    await world().pass(2 * DAY_MS);
    await isClosed(third);
    expect(await invitationLinks.own(ann)).toBeNull();
  });

  test("IL6 it holds for so many; whoever came by it may look again, and a new link counts anew", async () => {
    const [ann, ben] = await two();
    const { invitationLinks } = world();
    const token = await linkOf(ann);
    const guests = await Promise.all(Array.from({ length: INVITATION_USES_MAX }, (_, i) => world().addUser(`G${i}`)));
    for (const guest of guests) valueOf(await invitationLinks.use(guest, token));
    expect(await invitationLinks.use(ben, token)).toEqual(EXPIRED);
    expect(await invitationLinks.look(null, token)).toEqual(EXPIRED);
    expect(await areFriends(guests[0] ?? "", token)).toBe(true);
    valueOf(await invitationLinks.use(guests[0] ?? "", token));
    expect(await invitationLinks.own(ann)).toMatchObject({ uses: INVITATION_USES_MAX });
    const { link, token: next } = valueOf(await invitationLinks.make(ann));
    expect(link.uses).toBe(0);
    valueOf(await invitationLinks.use(ben, next));
  });

  test("IL7 to whoever is blocked, either way, a link looks too old; so does one of somebody gone", async () => {
    const [ann, ben] = await two();
    const { invitationLinks, people } = world();
    const token = await linkOf(ann);
    for (const [one, other] of [
      [ann, ben],
      [ben, ann],
    ] as const) {
      valueOf(await people.setBlocked(one, other, true));
      expect(await invitationLinks.look(ben, token)).toEqual(EXPIRED);
      expect(await invitationLinks.use(ben, token)).toEqual(EXPIRED);
      valueOf(await people.setBlocked(one, other, false));
    }
    await world().removeUser(ben);
    expect(await invitationLinks.use(ben, token)).toEqual({ ok: false, refusal: { code: "no_such_person" } });
    await world().removeUser(ann);
    expect(await invitationLinks.look(null, token)).toEqual(EXPIRED);
    expect(await invitationLinks.make(ann)).toEqual({ ok: false, refusal: { code: "no_such_person" } });
    expect(await invitationLinks.own(NOBODY)).toBeNull();
  });
};
