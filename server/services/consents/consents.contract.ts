import { expect, test } from "vitest";
import { DEFAULT_CONSENT, type ConsentSettings } from "#shared/schema/consent.ts";
import { NO_LIMIT } from "#shared/schema/hug.ts";
import { ALLOW_HUGS_FROM } from "#shared/schema/privacy.ts";
import { hugTo, valueOf } from "../testing/hug.ts";
import type { Contract } from "../testing/each-world.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOBODY = "11111111-1111-4111-8111-111111111111";

/** What `Consents` promises, and what a hug meets because of it, whatever keeps them. */
export const describeConsents: Contract = (world) => {
  const send = async (from: string, to: string, of = {}) => world().hugs.send(from, hugTo(to, of));
  const events = (userId: string) => world().inbox.eventsAfter(userId, 0, 1000);
  const kinds = async (userId: string) => (await events(userId)).map(({ kind }) => kind);
  const shown = async (userId: string) => {
    const snapshot = await world().inbox.snapshot(userId);
    if (!snapshot) throw new Error("There is no such inbox.");
    return snapshot;
  };
  const requestOf = async (userId: string) => (await shown(userId)).requests[0]?.id ?? "";
  const set = async (userId: string, change: Partial<ConsentSettings>) =>
    valueOf(await world().consents.setSettings(userId, { ...(await shown(userId)).consent, ...change }));
  const acts = async (userId: string) =>
    ((await world().consents.ledger(userId, null, 100))?.entries ?? []).map(({ act }) => act).toReversed();
  /** Ann, whom Ben's settings do not let in. */
  const strangers = async () => [await world().addUser("Ann"), await world().addUser("Ben", "approved")] as const;

  test("T1 a stranger's first hug asks: the request says who, and nothing of the hug arrives", async () => {
    const [ann, ben] = await strangers();
    const sent = valueOf(await send(ann, ben, { message: "the words" }));
    expect(sent.isAsking).toBe(true);
    const inbox = await shown(ben);
    expect(inbox).toMatchObject({ hugs: [], unread: 0, requests: [{ kind: "hug", from: { id: ann }, message: "" }] });
    expect(JSON.stringify([inbox, await events(ben)])).not.toMatch(/the words|bear/);
    expect(await world().hugs.one(ben, sent.id)).toBeNull();
    expect(await world().hugs.one(ann, sent.id)).toMatchObject({ request: { isAccepted: false } });
    expect(await kinds(ben)).toEqual(["request_received"]);
  });

  test("T2 once: that hug arrives, and the next one asks again", async () => {
    const [ann, ben] = await strangers();
    const { id } = valueOf(await send(ann, ben, { message: "the words" }));
    const request = await requestOf(ben);
    valueOf(await world().consents.answer(ben, request, "once"));
    expect(await kinds(ben)).toEqual(["request_received", "request_closed", "hug_received"]);
    expect(await kinds(ann)).toEqual(["hug_sent", "request_accepted"]);
    expect(await shown(ben)).toMatchObject({ requests: [], unread: 1, hugs: [{ id, message: "the words" }] });
    expect(await world().hugs.one(ann, id)).toMatchObject({ request: { isAccepted: true } });
    expect(valueOf(await send(ann, ben)).isAsking).toBe(true);
    expect(await acts(ben)).toEqual(["request_once"]);
  });

  test("T3 always: that hug and all after it arrive, until it is withdrawn", async () => {
    const [ann, ben] = await strangers();
    valueOf(await send(ann, ben));
    valueOf(await world().consents.answer(ben, await requestOf(ben), "always"));
    expect(valueOf(await send(ann, ben)).isAsking).toBe(false);
    expect((await shown(ben)).unread).toBe(2);
    const chosen = await world().consents.chosen(ben);
    expect(chosen).toEqual([
      { userId: ann, allowance: "always", ...NO_LIMIT, person: expect.objectContaining({ name: "Ann" }) },
    ]);
    valueOf(await world().consents.setPerson(ben, { userId: ann, allowance: null, ...NO_LIMIT }));
    expect(await world().consents.chosen(ben)).toEqual([]);
    expect(valueOf(await send(ann, ben)).isAsking).toBe(true);
    expect(await acts(ben)).toEqual(["request_always", "allowance", "allowance"]);
  });

  test("T4 not now looks to the sender like no answer at all, until it expires", async () => {
    const [ann, ben] = await strangers();
    const cho = await world().addUser("Cho", "approved");
    const toBen = valueOf(await send(ann, ben));
    const toCho = valueOf(await send(ann, cho));
    valueOf(await world().consents.answer(ben, await requestOf(ben), "not_now"));
    const [mine, other] = [await world().hugs.one(ann, toBen.id), await world().hugs.one(ann, toCho.id)];
    expect(mine?.request?.isAccepted).toBe(false);
    expect({ ...mine, id: "", other: null, sentAtMs: 0, request: null }).toEqual({
      ...other,
      id: "",
      other: null,
      sentAtMs: 0,
      request: null,
    });
    expect(await kinds(ann)).toEqual(["hug_sent", "hug_sent"]);
    for (const person of [ben, cho]) {
      expect(await world().consents.way(ann, person)).toBe("already_asked");
      expect(await send(ann, person)).toEqual({ ok: false, refusal: { code: "already_asked" } });
    }
    expect(await shown(ben)).toMatchObject({ hugs: [], requests: [] });
  });

  test("T5 an answer is final; a repeat of it changes nothing", async () => {
    const [ann, ben] = await strangers();
    valueOf(await send(ann, ben));
    const request = await requestOf(ben);
    valueOf(await world().consents.answer(ben, request, "not_now"));
    valueOf(await world().consents.answer(ben, request, "not_now"));
    for (const [who, id, said] of [
      [ben, request, "once"],
      [ann, request, "once"],
      [ben, NOBODY, "once"],
      [ben, "x", "once"],
    ] as const)
      expect(await world().consents.answer(who, id, said)).toEqual({ ok: false, refusal: { code: "no_such_request" } });
    expect(await kinds(ben)).toEqual(["request_received", "request_closed"]);
  });

  test("T6 a request expires; after two that were not accepted the sender waits a week", async () => {
    const [ann, ben] = await strangers();
    valueOf(await send(ann, ben));
    const late = await requestOf(ben);
    await world().pass(3 * DAY_MS + 1);
    expect((await shown(ben)).requests).toEqual([]);
    expect(await world().consents.answer(ben, late, "once")).toMatchObject({ ok: false });
    valueOf(await send(ann, ben));
    valueOf(await world().consents.answer(ben, await requestOf(ben), "not_now"));
    await world().pass(3 * DAY_MS + 1);
    const refused = await send(ann, ben);
    expect(refused).toMatchObject({ ok: false, refusal: { code: "cooling_off" } });
    const waitMs = refused.ok ? 0 : (refused.refusal.retryAfterMs ?? 0);
    expect(waitMs).toBeGreaterThan(7 * DAY_MS - 60_000);
    expect(await world().consents.way(ann, ben)).toBe("cooling_off");
    await world().pass(waitMs + 1);
    expect(valueOf(await send(ann, ben)).isAsking).toBe(true);
  });

  test("T7 somebody muted asks without being heard, and sees what anybody sees", async () => {
    const [ann, ben] = await strangers();
    valueOf(await world().people.setMuted(ben, ann, true));
    const sent = valueOf(await send(ann, ben));
    expect(sent.isAsking).toBe(true);
    expect(await world().hugs.one(ann, sent.id)).toMatchObject({ request: { isAccepted: false } });
    expect(await send(ann, ben)).toEqual({ ok: false, refusal: { code: "already_asked" } });
    expect(await kinds(ben)).toEqual(["person_muted"]);
    valueOf(await world().people.setMuted(ben, ann, false));
    expect((await shown(ben)).requests).toEqual([]);
  });

  test("T8 a mute or a block closes what waits, and a block takes back what was allowed", async () => {
    const [ann, ben] = await strangers();
    const cho = await world().addUser("Cho");
    for (const who of [ann, cho]) valueOf(await send(who, ben));
    valueOf(await world().people.setMuted(ben, cho, true));
    valueOf(await world().people.setBlocked(ben, ann, true));
    expect(await shown(ben)).toMatchObject({ requests: [], hugs: [] });
    expect(await send(ann, ben)).toMatchObject({ refusal: { code: "no_such_person" } });
    expect(await world().consents.way(ann, ben)).toBeNull();
    valueOf(await world().consents.setPerson(ben, { userId: cho, allowance: "always", ...NO_LIMIT }));
    valueOf(await world().people.setBlocked(ben, cho, true));
    expect(await world().consents.chosen(ben)).toEqual([]);
    expect(await world().consents.setPerson(ben, { userId: cho, allowance: "always", ...NO_LIMIT })).toMatchObject({
      refusal: { code: "no_such_person" },
    });
  });

  test("T8 the one who blocks takes back what they asked", async () => {
    const [ann, ben] = await strangers();
    valueOf(await send(ann, ben));
    valueOf(await world().people.setBlocked(ann, ben, true));
    expect((await shown(ben)).requests).toEqual([]);
    expect((await kinds(ben)).at(-1)).toBe("request_closed");
  });

  test.each(ALLOW_HUGS_FROM)("T9 hugs from %s: whose need no request", async (allowHugsFrom) => {
    const ben = await world().addUser("Ben", allowHugsFrom);
    const [stranger, followed, follower, friend, allowed] = await Promise.all(
      ["stranger", "followed", "follower", "friend", "allowed"].map((name) => world().addUser(name)),
    );
    if (!stranger || !followed || !follower || !friend || !allowed) throw new Error("Five were made.");
    await world().follow(ben, followed);
    await world().follow(follower, ben);
    await world().follow(ben, friend);
    await world().follow(friend, ben);
    valueOf(await world().consents.setPerson(ben, { userId: allowed, allowance: "always", ...NO_LIMIT }));
    const ways = [];
    for (const who of [stranger, followed, follower, friend, allowed]) {
      const way = await world().consents.way(who, ben);
      const sent = await send(who, ben);
      expect(sent.ok ? (sent.value.isAsking ? "asks" : "open") : sent.refusal.code).toBe(way);
      ways.push(way);
    }
    const [no, off] = ["asks", "hugs_off"];
    const expected = {
      nobody: [off, off, off, off, off],
      approved: [no, no, no, no, "open"],
      friends: [no, no, no, "open", "open"],
      following: [no, "open", no, "open", "open"],
      everyone: ["open", "open", "open", "open", "open"],
    };
    expect(ways).toEqual(expected[allowHugsFrom]);
  });

  test("T10 ask each time, chosen for one person, is stronger than the setting", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    valueOf(await world().consents.setPerson(ben, { userId: ann, allowance: "ask", ...NO_LIMIT }));
    expect(valueOf(await send(ann, ben)).isAsking).toBe(true);
  });

  test("T11 whoever was hugged may hug back once without a request", async () => {
    const [ann, ben] = await strangers();
    const { id } = valueOf(await send(ben, ann));
    expect(valueOf(await send(ann, ben, { answers: id })).isAsking).toBe(false);
    expect(valueOf(await send(ann, ben, { answers: id })).isAsking).toBe(true);
    const late = valueOf(await send(ben, ann));
    await world().pass(8 * DAY_MS);
    expect(await send(ann, ben, { answers: late.id })).toMatchObject({ value: { isAsking: true } });
  });

  test("T12 do not disturb holds a hug; it comes afterwards, without touch", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    await set(ben, { noDisturbUntilMs: (await world().nowMs()) + HOUR_MS });
    const sent = valueOf(await send(ann, ben));
    expect(sent.isAsking).toBe(false);
    await world().consents.releaseHeld();
    expect(await shown(ben)).toMatchObject({ hugs: [], unread: 0 });
    expect(await world().hugs.one(ben, sent.id)).toBeNull();
    expect(await world().hugs.one(ann, sent.id)).toMatchObject({ request: null, isSeen: false });
    await world().pass(HOUR_MS + 1);
    await world().consents.releaseHeld();
    expect((await kinds(ben)).at(-1)).toBe("hug_received");
    expect(await world().hugs.one(ben, sent.id)).toMatchObject({ touch: { touchCap: 0, touchForm: "picture" } });
    expect((await shown(ben)).hugs).toHaveLength(1);
  });

  test("T12 quiet hours hold by the clock of the receiver's zone; ended by hand, what was held comes at once", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const minute = Math.floor((await world().nowMs()) / 60_000 + 13 * 60) % 1440; // Tonga has no daylight saving time.
    const around = { quietFrom: (minute + 1440 - 60) % 1440, quietUntil: (minute + 60) % 1440 };
    await set(ben, { ...around, timeZone: "Pacific/Tongatapu" });
    valueOf(await send(ann, ben));
    expect((await shown(ben)).hugs).toEqual([]);
    await set(ben, { ...around, timeZone: "UTC" });
    expect(await shown(ben)).toMatchObject({ unread: 1, hugs: [{ direction: "received" }] });
    expect(await acts(ben)).toEqual(["quiet_time", "quiet_time"]);
  });

  test.each(["block", "mute", "nobody", "ask"] as const)("T13 held, then %s: withheld for good", async (how) => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    await set(ben, { noDisturbUntilMs: (await world().nowMs()) + HOUR_MS });
    const sent = valueOf(await send(ann, ben));
    if (how === "block") valueOf(await world().people.setBlocked(ben, ann, true));
    if (how === "mute") valueOf(await world().people.setMuted(ben, ann, true));
    if (how === "nobody") await set(ben, { allowHugsFrom: "nobody" });
    if (how === "ask") valueOf(await world().consents.setPerson(ben, { userId: ann, allowance: "ask", ...NO_LIMIT }));
    await world().pass(HOUR_MS + 1);
    await world().consents.releaseHeld();
    expect((await shown(ben)).hugs).toEqual([]);
    expect(await world().hugs.one(ben, sent.id)).toBeNull();
    expect(await world().hugs.one(ann, sent.id)).toMatchObject({ isSeen: false, request: null });
  });

  test("T14 a request answered in quiet time brings its hug without touch", async () => {
    const [ann, ben] = await strangers();
    const { id } = valueOf(await send(ann, ben));
    await set(ben, { noDisturbUntilMs: (await world().nowMs()) + HOUR_MS });
    valueOf(await world().consents.answer(ben, await requestOf(ben), "once"));
    expect(await world().hugs.one(ben, id)).toMatchObject({ touch: { touchCap: 0, touchForm: "picture" } });
  });

  test("T15 hugs from nobody: what waits is closed, and nothing new is asked", async () => {
    const [ann, ben] = await strangers();
    valueOf(await send(ann, ben));
    await set(ben, { allowHugsFrom: "nobody" });
    expect((await shown(ben)).requests).toEqual([]);
    expect(await send(await world().addUser("Cho"), ben)).toEqual({ ok: false, refusal: { code: "hugs_off" } });
  });

  test("T16 a cap and a form for one person go with their hugs", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const gentle = { touchCap: 40, touchForm: "sound" } as const;
    valueOf(await world().consents.setPerson(ben, { userId: ann, allowance: null, ...gentle }));
    const { id } = valueOf(await send(ann, ben));
    expect(await world().hugs.one(ben, id)).toMatchObject({ touch: gentle });
    expect(await world().hugs.one(ann, id)).toMatchObject({ touch: NO_LIMIT });
    expect(await kinds(ben)).toEqual(["person_allowed", "hug_received"]);
  });

  test("T17 settings are kept, told to all devices once, and in the ledger; an unchanged one takes no number", async () => {
    const ben = await world().addUser("Ben");
    const wanted: ConsentSettings = {
      allowHugsFrom: "friends",
      quietFrom: 1320,
      quietUntil: 420,
      timeZone: "Europe/Lisbon",
      noDisturbUntilMs: null,
    };
    valueOf(await world().consents.setSettings(ben, wanted));
    valueOf(await world().consents.setSettings(ben, wanted));
    expect((await events(ben)).map((event) => ({ ...event, atMs: 0 }))).toEqual([
      { seq: 1, atMs: 0, kind: "consent_changed", settings: wanted },
    ]);
    expect((await shown(ben)).consent).toEqual(wanted);
    expect(await world().consents.settings(ben)).toEqual(wanted);
    expect(await world().consents.settings(NOBODY)).toBeNull();
    expect(await acts(ben)).toEqual(["quiet_time", "allow_hugs_from"]);
    expect(await world().consents.setSettings(NOBODY, DEFAULT_CONSENT)).toMatchObject({
      refusal: { code: "no_such_person" },
    });
  });

  test("T18 limits: an hour, one person, and how many may be asked in a day", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    const few = world().hugsAt(8);
    for (let n = 0; n < 2; n += 1) valueOf(await few.send(ann, hugTo(ben)));
    expect(await few.send(ann, hugTo(ben))).toEqual({ ok: false, refusal: { code: "too_many", retryAfterMs: 60_000 } });
    await world().pass(HOUR_MS + 1);
    valueOf(await few.send(ann, hugTo(ben)));
    const others = [];
    for (let n = 0; n < 6; n += 1) others.push(await world().addUser(`Other ${n}`, "approved"));
    const sent = [];
    for (const other of others) sent.push(await send(ann, other));
    expect(sent.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
    expect(sent.at(-1)).toEqual({ ok: false, refusal: { code: "too_many", retryAfterMs: HOUR_MS } });
  });

  test("T19 of two hugs at once to somebody who must be asked, one asks and the other is told so", async () => {
    const [ann, ben] = await strangers();
    const both = await Promise.all([send(ann, ben), send(ann, ben)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await shown(ben)).requests).toHaveLength(1);
  });

  test("T20 a repeat of a key that asked gets the first answer, whatever became of it", async () => {
    const [ann, ben] = await strangers();
    const hug = hugTo(ben);
    const first = await world().hugs.send(ann, hug);
    expect(await world().hugs.send(ann, hug)).toEqual(first);
    valueOf(await world().consents.answer(ben, await requestOf(ben), "always"));
    expect(await world().hugs.send(ann, hug)).toEqual(first);
  });

  test("T21 the ledger goes page by page, newest first; who is gone is someone", async () => {
    const [ann, ben] = [await world().addUser("Ann"), await world().addUser("Ben")];
    for (const on of [true, false, true]) valueOf(await world().people.setMuted(ben, ann, on));
    const first = await world().consents.ledger(ben, null, 2);
    const second = await world().consents.ledger(ben, first?.next ?? null, 2);
    const all = [...(first?.entries ?? []), ...(second?.entries ?? [])];
    expect(all.map(({ act }) => act)).toEqual(["muted", "unmuted", "muted"]);
    expect(all[0]?.other).toMatchObject({ id: ann, name: "Ann" });
    expect(second?.next).toBeNull();
    expect(await world().consents.ledger(ben, "nonsense", 2)).toBeNull();
    await world().removeUser(ann);
    expect((await world().consents.ledger(ben, null, 1))?.entries[0]?.other).toEqual({
      id: "",
      name: "someone",
      being: "",
    });
  });
};
