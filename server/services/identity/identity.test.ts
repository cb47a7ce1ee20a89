import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Unavailable } from "../../errors.ts";
import { openIdentity } from "../../platform/auth/open-identity.ts";
import type { Database } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { createLog } from "../../platform/logger/logger.ts";
import { createMemoryIdentity } from "./identity.memory.ts";
import type { Accounts, Identity } from "./identity.port.ts";
import { createIdentity } from "./identity.service.ts";

const BEING = { colour: "sage", texture: "stripe" } as const;
const SECRET = "s".repeat(48);
const log = createLog({ level: "silent", format: "json" });
const cookieOf = (setCookies: readonly string[]): Headers =>
  new Headers({ cookie: setCookies[0]?.split(";")[0] ?? "" });

function describeIdentity(name: string, open: () => Promise<Identity & Accounts>): void {
  describe(`identity (${name})`, () => {
    let identity: Identity & Accounts;
    beforeAll(async () => {
      identity = await open();
    });

    it("a guest who came in is known by the cookie, until signed out", async () => {
      const entered = await identity.enterAsGuest("Fern", BEING);
      const headers = cookieOf(entered.setCookies);
      const session = await identity.session(headers);
      expect(session?.who.userId).toBe(entered.userId);
      const gone = await identity.signOut(headers);
      expect(gone.join()).toContain("Max-Age=0");
      expect(await identity.session(headers)).toBeNull();
    });

    it("cookies are HttpOnly, Lax, for the whole site", async () => {
      const [cookie] = (await identity.enterAsGuest("Fern", BEING)).setCookies;
      for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(flag);
    });

    it("nobody is known without a cookie or by a made-up one; signing out then changes nothing", async () => {
      for (const cookie of ["", "hugmood.session_token=x", "hugmood.session_token=a.b", "other=1"]) {
        expect(await identity.session(new Headers({ cookie }))).toBeNull();
        await identity.signOut(new Headers({ cookie }));
      }
    });

    it("a room token speaks for who asked for it, and nothing else does", async () => {
      const entered = await identity.enterAsGuest("Fern", BEING);
      const session = await identity.session(cookieOf(entered.setCookies));
      if (session === null) throw new Error("The guest has no session.");
      const { token, userId } = await identity.issueRoomToken(session.who);
      expect(userId).toBe(entered.userId);
      expect(await identity.verifyRoomToken(token)).toEqual(session.who);
      for (const wrong of ["", "x", token.slice(1), "x".repeat(100_000)])
        expect(await identity.verifyRoomToken(wrong)).toBeNull();
    });
  });
}

describeIdentity("memory", async () => createMemoryIdentity());

function describeStored(dialect: Database["dialect"]): void {
  let database: Database;
  const open = async (options: { publicUrl?: URL; secret?: string } = {}) => {
    const parts = await openIdentity(database, {
      secret: options.secret ?? SECRET,
      publicUrl: options.publicUrl ?? null,
      log,
      nowMs: Date.now,
    });
    return createIdentity({ ...parts, nowMs: Date.now });
  };
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  afterAll(() => database.close());

  describeIdentity(dialect, () => open());

  describe(`identity kept in ${dialect}`, () => {
    it("stores the profile, no mail and no address, and an inbox head", async () => {
      const { userId } = await (await open()).enterAsGuest("Moss", BEING);
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
      expect((await identity.enterAsGuest("Fern", BEING)).setCookies[0]).toMatch(/^__Secure-.*; Secure/);
    });

    it("survives a restart: the session, and tokens of before", async () => {
      const before = await open();
      const headers = cookieOf((await before.enterAsGuest("Fern", BEING)).setCookies);
      const session = await before.session(headers);
      if (session === null) throw new Error("The guest has no session.");
      const { token } = await before.issueRoomToken(session.who);
      const after = await open();
      expect((await after.session(headers))?.who).toEqual(session.who);
      expect(await after.verifyRoomToken(token)).toEqual(session.who);
    });

    it("a session used again after a day is renewed, and says so in a cookie", async () => {
      const identity = await open();
      const headers = cookieOf((await identity.enterAsGuest("Fern", BEING)).setCookies);
      await database.rows("update sessions set expires_at = expires_at - interval '2 days'");
      expect((await identity.session(headers))?.setCookies[0]).toContain("Max-Age=31536000");
    });

    it("a session ends when it has been left alone for too long", async () => {
      const identity = await open();
      const headers = cookieOf((await identity.enterAsGuest("Fern", BEING)).setCookies);
      await database.rows("update sessions set expires_at = now() - interval '1 second'");
      expect(await identity.session(headers)).toBeNull();
    });

    it("the newest of several signing keys signs, and what older ones signed still counts", async () => {
      const identity = await open();
      const headers = cookieOf((await identity.enterAsGuest("Fern", BEING)).setCookies);
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
  const parts = await openIdentity(database, { secret: SECRET, publicUrl: null, log, nowMs: Date.now });
  const identity = createIdentity({ ...parts, nowMs: Date.now });
  const headers = cookieOf((await identity.enterAsGuest("Fern", BEING)).setCookies);
  await database.close();
  await expect(identity.enterAsGuest("Fern", BEING)).rejects.toThrow(Unavailable);
  await expect(identity.session(headers)).rejects.toThrow(Unavailable);
});
