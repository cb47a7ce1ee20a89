import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Unavailable } from "../../errors.ts";
import type { Database } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { openWays, type WaysOptions } from "../testing/open-ways.ts";
import { createMemoryIdentity } from "./identity.memory.ts";
import type { Accounts, Identity } from "./identity.port.ts";

const BEING = { colour: "sage", texture: "stripe" } as const;
const NO_HEADERS = new Headers();
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const cookieOf = (setCookies: readonly string[]): Headers =>
  new Headers({ cookie: setCookies[0]?.split(";")[0] ?? "" });

function describeIdentity(name: string, open: () => Promise<Identity & Accounts>): void {
  describe(`identity (${name})`, () => {
    let identity: Identity & Accounts;
    beforeAll(async () => {
      identity = await open();
    });

    it("a guest who came in is known by the cookie, until signed out", async () => {
      const entered = await identity.enterAsGuest("Fern", BEING, NO_HEADERS);
      const headers = cookieOf(entered.setCookies);
      const session = await identity.session(headers);
      expect(session?.who.userId).toBe(entered.userId);
      const gone = await identity.signOut(headers);
      expect(gone.join()).toContain("Max-Age=0");
      expect(await identity.session(headers)).toBeNull();
    });

    it("cookies are HttpOnly, Lax, for the whole site", async () => {
      const [cookie] = (await identity.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies;
      for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(flag);
    });

    it("nobody is known without a cookie or by a made-up one; signing out then changes nothing", async () => {
      for (const cookie of ["", "hugmood.session_token=x", "hugmood.session_token=a.b", "other=1"]) {
        expect(await identity.session(new Headers({ cookie }))).toBeNull();
        await identity.signOut(new Headers({ cookie }));
      }
    });

    it("a room token speaks for who asked for it, and nothing else does", async () => {
      const entered = await identity.enterAsGuest("Fern", BEING, NO_HEADERS);
      const session = await identity.session(cookieOf(entered.setCookies));
      if (session === null) throw new Error("The guest has no session.");
      const { token, userId } = await identity.issueRoomToken(session.who);
      expect(userId).toBe(entered.userId);
      expect(await identity.verifyRoomToken(token)).toEqual(session.who);
      for (const wrong of ["", "x", token.slice(1), "x".repeat(100_000)])
        expect(await identity.verifyRoomToken(wrong)).toBeNull();
    });

    it("lists a person's devices, and ends one of them, its room token too", async () => {
      const { userId, setCookies } = await identity.enterAsGuest("Fern", BEING, new Headers({ "user-agent": FIREFOX }));
      const session = await identity.session(cookieOf(setCookies));
      if (session === null) throw new Error("The guest has no session.");
      const { who } = session;
      expect(await identity.sessions(who)).toMatchObject([
        { id: who.sessionId, device: "Firefox on Linux", isThis: true },
      ]);
      const { token } = await identity.issueRoomToken(who);
      const nothing = { ok: false, refusal: { code: "no_such_session" } };
      const other = await identity.enterAsGuest("Moss", BEING, NO_HEADERS);
      expect(await identity.endSession(other.userId, who.sessionId)).toEqual(nothing);
      expect(await identity.endSession(userId, "x")).toEqual(nothing);
      expect(await identity.verifyRoomToken(token)).toEqual(who);
      expect(await identity.endSession(userId, who.sessionId)).toMatchObject({ ok: true });
      expect(await identity.endSession(userId, who.sessionId)).toEqual(nothing);
      expect(await identity.session(cookieOf(setCookies))).toBeNull();
      expect(await identity.verifyRoomToken(token)).toBeNull();
      expect(await identity.sessions(who)).toEqual([]);
      expect(await identity.session(cookieOf(other.setCookies))).not.toBeNull();
    });

    it("of more than fifty sessions of a person the one that was used longest ago ends", async () => {
      const first = await identity.enterAsGuest("Fern", BEING, NO_HEADERS);
      const other = await identity.enterAsGuest("Moss", BEING, NO_HEADERS);
      const later: Headers[] = [];
      for (let count = 0; count < 50; count += 1)
        later.push(cookieOf(await identity.startSession(first.userId, NO_HEADERS)));
      expect(await identity.session(cookieOf(first.setCookies))).toBeNull();
      for (const headers of [later[0], later.at(-1), cookieOf(other.setCookies)])
        expect(await identity.session(headers ?? NO_HEADERS)).not.toBeNull();
      const who = (await identity.session(later[0] ?? NO_HEADERS))?.who ?? { userId: "", sessionId: "" };
      expect(await identity.sessions(who)).toHaveLength(50);
    });

    it("ends all of a person's sessions but the one that asks, and nobody else's", async () => {
      const { userId, setCookies } = await identity.enterAsGuest("Fern", BEING, NO_HEADERS);
      const session = await identity.session(cookieOf(setCookies));
      if (session === null) throw new Error("The guest has no session.");
      const elsewhere = cookieOf(await identity.startSession(userId, NO_HEADERS));
      const other = await identity.enterAsGuest("Moss", BEING, NO_HEADERS);
      const who = (await identity.session(elsewhere))?.who ?? session.who;
      const { token } = await identity.issueRoomToken(who);
      await identity.endOtherSessions(session.who);
      expect(await identity.session(elsewhere)).toBeNull();
      expect(await identity.verifyRoomToken(token)).toBeNull();
      expect(await identity.sessions(session.who)).toMatchObject([{ isThis: true }]);
      for (const cookie of [setCookies, other.setCookies])
        expect(await identity.session(cookieOf(cookie))).not.toBeNull();
    });

    it("another cookie for the same session ends the one before at once, and nothing else of it", async () => {
      const { userId, setCookies } = await identity.enterAsGuest("Fern", BEING, NO_HEADERS);
      const before = cookieOf(setCookies);
      const session = await identity.session(before);
      if (session === null) throw new Error("The guest has no session.");
      const { token } = await identity.issueRoomToken(session.who);
      const after = cookieOf(await identity.renewToken(session.who));
      expect(await identity.session(before)).toBeNull();
      expect((await identity.session(after))?.who).toEqual(session.who);
      // What was under way with the one before ends nothing.
      await identity.signOut(before);
      expect((await identity.session(after))?.who).toEqual(session.who);
      expect(await identity.verifyRoomToken(token)).toEqual(session.who);
      expect(await identity.sessions(session.who)).toHaveLength(1);
      await identity.endSessions(userId);
      expect(await identity.renewToken(session.who)).toEqual([]);
    });

    it("ends all of a person's sessions, and nobody else's", async () => {
      const [one, other] = [
        await identity.enterAsGuest("Fern", BEING, NO_HEADERS),
        await identity.enterAsGuest("Moss", BEING, NO_HEADERS),
      ];
      await identity.endSessions(one.userId);
      expect(await identity.session(cookieOf(one.setCookies))).toBeNull();
      expect(await identity.session(cookieOf(other.setCookies))).not.toBeNull();
    });
  });
}

describeIdentity("memory", async () => createMemoryIdentity());

function describeStored(dialect: Database["dialect"]): void {
  let database: Database;
  const open = async (options: WaysOptions = {}) => (await openWays(database, options)).accounts;
  /** As if it had been so much longer ago. */
  const age = (column: "rotated_at" | "confirmed_at", by: string) =>
    database.rows(`update sessions set ${column} = ${column} - $1::interval`, [by]);
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  afterAll(() => database.close());

  describeIdentity(dialect, () => open());

  describe(`identity kept in ${dialect}`, () => {
    it("stores the profile, no mail and no address, and an inbox head", async () => {
      const { userId } = await (await open()).enterAsGuest("Moss", BEING, NO_HEADERS);
      const [row] = await database.rows<Record<string, unknown>>(
        `select display_name, being, email, is_anonymous, ip_address || user_agent as traces, last_seq::int as seq
         from users join sessions on sessions.user_id = users.id join inbox_heads on inbox_heads.user_id = users.id where users.id = $1`,
        [userId],
      );
      expect(row).toEqual({
        display_name: "Moss",
        being: "sage/stripe",
        email: null,
        is_anonymous: true,
        traces: "",
        seq: 0,
      });
    });

    it("behind https the cookie is Secure", async () => {
      const identity = await open({ publicUrl: new URL("https://hugs.example") });
      expect((await identity.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies[0]).toMatch(
        /^__Secure-hugmood\.session_token=.*; Secure$/,
      );
    });

    it("survives a restart: the session, and tokens of before", async () => {
      const before = await open();
      const headers = cookieOf((await before.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies);
      const session = await before.session(headers);
      if (session === null) throw new Error("The guest has no session.");
      const { token } = await before.issueRoomToken(session.who);
      const after = await open();
      expect((await after.session(headers))?.who).toEqual(session.who);
      expect(await after.verifyRoomToken(token)).toEqual(session.who);
    });

    it("a cookie is replaced when it is due, and the replaced one is good until the new one was used", async () => {
      const identity = await open({ rotateAfterSeconds: 3_600, graceSeconds: 60 });
      const first = cookieOf((await identity.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies);
      const who = (await identity.session(first))?.who;
      expect((await identity.session(first))?.setCookies).toEqual([]);
      await age("rotated_at", "2 hours");
      const rotated = await identity.session(first);
      expect(rotated).toEqual({
        who,
        setCookies: [expect.stringMatching(/=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly/)],
        standing: null,
      });
      const second = cookieOf(rotated?.setCookies ?? []);
      // The answer was lost: whoever has the old one only goes on, and gets another in time.
      expect(await identity.session(first)).toEqual({ who, setCookies: [], standing: null });
      await age("rotated_at", "2 minutes");
      const again = await identity.session(first);
      expect(again?.who).toEqual(who);
      const third = cookieOf(again?.setCookies ?? []);
      expect(await identity.session(second)).toBeNull();
      expect(await identity.session(third)).toEqual({ who, setCookies: [], standing: null });
      // What was under way with the old one is still answered.
      expect(await identity.session(first)).toEqual({ who, setCookies: [], standing: null });
      expect(await identity.session(third)).toEqual({ who, setCookies: [], standing: null });
    });

    it.each(["the one before", "one of long before"])(
      "a copy ends the session for both: %s comes again after its successor was used",
      async (which) => {
        const identity = await open({ rotateAfterSeconds: 3_600, graceSeconds: 60 });
        const stolen = cookieOf((await identity.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies);
        let mine = stolen;
        for (let rotations = which === "the one before" ? 1 : 3; rotations > 0; rotations -= 1) {
          await identity.session(mine);
          await age("rotated_at", "2 hours");
          mine = cookieOf((await identity.session(mine))?.setCookies ?? []);
          expect(await identity.session(mine)).not.toBeNull();
        }
        await age("confirmed_at", "2 minutes");
        expect(await identity.session(stolen)).toBeNull();
        expect(await identity.session(mine)).toBeNull();
      },
    );

    it("of many requests at once with a cookie that is due one replaces it, and all are answered", async () => {
      const identity = await open();
      const headers = cookieOf((await identity.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies);
      const who = (await identity.session(headers))?.who;
      await age("rotated_at", "2 hours");
      const answers = await Promise.all(Array.from({ length: 20 }, () => identity.session(headers)));
      for (const answer of answers) expect(answer?.who).toEqual(who);
      expect(answers.filter((answer) => answer?.setCookies.length === 1)).toHaveLength(1);
    });

    it("a session of before tokens were hashed goes on with its signed cookie", async () => {
      const identity = await open();
      const { userId } = await identity.enterAsGuest("Fern", BEING, NO_HEADERS);
      await database.rows(
        "insert into sessions (user_id, token, expires_at, confirmed_at) values ($1, encode(sha256('plaintoken'), 'hex'), now() + interval '1 day', now())",
        [userId],
      );
      const cookie = "hugmood.session_token=plaintoken.c2lnbmF0dXJl%3D";
      expect((await identity.session(new Headers({ cookie })))?.who.userId).toBe(userId);
    });

    it("a session ends when it has been left alone for too long", async () => {
      const identity = await open();
      const headers = cookieOf((await identity.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies);
      await database.rows("update sessions set expires_at = now() - interval '1 second'");
      expect(await identity.session(headers)).toBeNull();
    });

    /** Somebody with a session of an account, or of a guest, that began so long ago. */
    const begun = async (identity: Accounts, kind: "account" | "guest", ago: string) => {
      const { userId, setCookies } = await identity.enterAsGuest("Fern", BEING, NO_HEADERS);
      if (kind === "account") await database.rows("update users set is_anonymous = false where id = $1", [userId]);
      await database.rows(
        "update sessions set created_at = now() - $2::interval, stepped_up_at = null where user_id = $1",
        [userId, ago],
      );
      return { userId, headers: cookieOf(setCookies) };
    };

    it("an account's session ends a year after it began, however it is used; a guest's does not", async () => {
      const identity = await open();
      const young = await begun(identity, "account", "364 days");
      const guest = await begun(identity, "guest", "800 days");
      const old = await begun(identity, "account", "366 days");
      const who = (await identity.session(young.headers))?.who;
      expect([who?.userId, (await identity.session(guest.headers))?.who.userId]).toEqual([young.userId, guest.userId]);
      expect(await identity.sessions({ userId: old.userId, sessionId: young.userId })).toEqual([]);
      expect(await identity.session(old.headers)).toBeNull();
      expect(await database.rows("select from sessions where user_id = $1", [old.userId])).toEqual([]);
    });

    it("that year begins again when its person shows all that they sign in with, and not by use", async () => {
      const identity = await open();
      const [shown, used] = [
        await begun(identity, "account", "364 days"),
        await begun(identity, "account", "364 days"),
      ];
      await database.rows("update sessions set stepped_up_at = now() where user_id = $1", [shown.userId]);
      await database.rows("update sessions set rotated_at = now() - interval '2 hours' where user_id = $1", [
        used.userId,
      ]);
      const next = cookieOf((await identity.session(used.headers))?.setCookies ?? []);
      await database.rows("update sessions set created_at = created_at - interval '2 days'");
      expect(await identity.session(shown.headers)).not.toBeNull();
      expect(await identity.session(next)).toBeNull();
    });

    it("an account's session ends after 90 days of nobody, a guest's after a year", async () => {
      const identity = await open();
      const left = async (kind: "account" | "guest", ago: string) => {
        const { userId, headers } = await begun(identity, kind, "1 day");
        await database.rows("update sessions set rotated_at = now() - $2::interval where user_id = $1", [userId, ago]);
        return (await identity.session(headers)) !== null;
      };
      expect([await left("account", "89 days"), await left("account", "91 days")]).toEqual([true, false]);
      expect([await left("guest", "364 days"), await left("guest", "366 days")]).toEqual([true, false]);
    });

    it("with the replaced cookie nothing lives longer, and what began or was replaced lasts as long as it may", async () => {
      const identity = await open();
      const { userId, headers } = await begun(identity, "account", "1 day");
      const daysLeft = async () =>
        (
          await database.rows<{ days: number }>(
            "select round(extract(epoch from max(expires_at) - now()) / 86400)::int as days from sessions where user_id = $1",
            [userId],
          )
        )[0]?.days;
      await age("rotated_at", "2 hours");
      await identity.session(headers);
      expect(await daysLeft()).toBe(90);
      await database.rows("update sessions set created_at = now() - interval '366 days' where user_id = $1", [userId]);
      expect(await identity.session(headers)).toBeNull();
      await identity.startSession(userId, NO_HEADERS);
      expect(await daysLeft()).toBe(90);
    });

    it("what ran out and nobody came back to goes when somebody signs in", async () => {
      const identity = await open();
      const { userId } = await begun(identity, "account", "1 day");
      await database.rows("update sessions set expires_at = now() - interval '500 days' where user_id = $1", [userId]);
      const other = await begun(identity, "account", "1 day");
      await identity.startSession(other.userId, NO_HEADERS);
      expect(await database.rows("select from sessions where user_id = $1", [userId])).toEqual([]);
    });

    it("of too many the one stays that is in use, though it began first", async () => {
      const identity = await open();
      const { userId, headers } = await begun(identity, "account", "1 day");
      const cookies: Headers[] = [];
      for (let count = 0; count < 49; count += 1)
        cookies.push(cookieOf(await identity.startSession(userId, NO_HEADERS)));
      await database.rows(
        "update sessions set confirmed_at = now() + interval '1 hour' where user_id = $1 and created_at < now() - interval '1 hour'",
        [userId],
      );
      await identity.startSession(userId, NO_HEADERS);
      expect(await identity.session(headers)).not.toBeNull();
      expect(await identity.session(cookies[0] ?? NO_HEADERS)).toBeNull();
    });

    it("the newest of several signing keys signs, and what older ones signed still counts", async () => {
      const identity = await open();
      const headers = cookieOf((await identity.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies);
      const who = (await identity.session(headers))?.who ?? { userId: "", sessionId: "" };
      const before = (await identity.issueRoomToken(who)).token;
      await database.rows(
        `insert into signing_keys (public_key, private_key, alg, crv, created_at)
         select public_key, private_key, alg, crv, created_at + interval '1 day' from signing_keys limit 1`,
      );
      const again = await open();
      const after = (await again.issueRoomToken(who)).token;
      expect(after.split(".")[0]).not.toBe(before.split(".")[0]);
      for (const token of [before, after]) expect(await again.verifyRoomToken(token)).toEqual(who);
    });

    it("another secret than the keys were made with is a sentence at the start, not an error at every join", async () => {
      await expect(open({ secret: "t".repeat(48) })).rejects.toThrow(/made with another secret/);
    });
  });
}

describeStored("pglite");
describe.skipIf(testServerUrl() === undefined)("with HUGMOOD_TEST_POSTGRES", () => describeStored("postgres"));

it("says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const { accounts: identity } = await openWays(database);
  const headers = cookieOf((await identity.enterAsGuest("Fern", BEING, NO_HEADERS)).setCookies);
  await database.close();
  await expect(identity.enterAsGuest("Fern", BEING, NO_HEADERS)).rejects.toThrow(Unavailable);
  await expect(identity.session(headers)).rejects.toThrow(Unavailable);
});
