import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEndedSessions } from "../../platform/auth/ended-sessions.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import { cookieOf, enterAccount, enterGuest } from "../testing/account.ts";
import { openWays, type Ways } from "../testing/open-ways.ts";
import { signOutPeople } from "./sign-out-people.ts";

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: Ways;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    world = await openWays(database);
  });
  afterAll(() => database.close());
  const isIn = async (headers: Headers) => (await world.accounts.session(headers)) !== null;

  test("one person by mail or id: every device is out, the rooms of a process that runs too, and nobody else", async () => {
    const [fern, moss] = [await enterAccount(world), await enterGuest(world)];
    const elsewhere = cookieOf(await world.accounts.startSession(fern.userId, new Headers()));
    const { token } = await world.accounts.issueRoomToken(fern.who);
    const closed: string[] = [];
    const running = createEndedSessions({ database, rememberSeconds: 600, onEnded: (ids) => closed.push(...ids) });

    const ended = await signOutPeople(database, { kind: "one", user: fern.mail.toUpperCase() });
    expect(ended).toEqual({ people: 1, sessions: 2, guests: 0 });
    await Promise.all([running.look(), world.ended.look()]);
    expect(closed).toContain(fern.who.sessionId);
    expect(await world.accounts.verifyRoomToken(token)).toBeNull();
    expect([await isIn(fern.headers), await isIn(elsewhere), await isIn(moss.headers)]).toEqual([false, false, true]);

    const byId = await signOutPeople(database, { kind: "one", user: moss.userId });
    expect(byId).toEqual({ people: 1, sessions: 1, guests: 1 });
    for (const user of ["nobody@hugs.example", "x", "00000000-0000-4000-8000-00000000dead"])
      expect(await signOutPeople(database, { kind: "one", user })).toBeNull();
  });

  test("everybody", async () => {
    const everybody = [await enterGuest(world), await enterAccount(world)];
    expect(await signOutPeople(database, { kind: "everybody" })).toEqual({ people: 2, sessions: 2, guests: 1 });
    for (const { headers } of everybody) expect(await isIn(headers)).toBe(false);
    expect(await signOutPeople(database, { kind: "everybody" })).toEqual({ people: 0, sessions: 0, guests: 0 });
  });
};

describe("signing people out, on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("signing people out, on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);
