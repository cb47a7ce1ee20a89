import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Unavailable } from "../../errors.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { createMemoryIdentity } from "../identity/identity.memory.ts";
import { createFakeProvider } from "../testing/fake-provider.ts";
import { valueOf } from "../testing/hug.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import { openWays } from "../testing/open-ways.ts";
import { describeProviders, type ProvidersWorld } from "./providers.contract.ts";

const AT = "http://127.0.0.1:2567";

describe("providers in memory", () => {
  const world = createMemoryWorld();
  const letters: Letter[] = [];
  const fake = createFakeProvider();
  const accounts = createMemoryIdentity({ addGuest: (name) => world.addUser(name) });
  const ways = world.waysIn(accounts, (letter) => void letters.push(letter), undefined, fake);
  describeProviders(() => ({
    ...ways,
    fake,
    accounts,
    letters,
    nowMs: world.clockMs,
    person: async (userId) => {
      const found = await world.people.profile(userId);
      return found && { name: found.name, isGuest: found.isGuest };
    },
    leave: world.removeUser,
    pass: (minutes) => world.pass(minutes * 60_000),
  }));
});

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: ProvidersWorld;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    world = {
      ...(await openWays(database)),
      nowMs: Date.now,
      async person(userId) {
        const sql = `select display_name as name, is_anonymous as "isGuest" from users where id = $1`;
        return (await database.rows<{ name: string; isGuest: boolean }>(sql, [userId]))[0] ?? null;
      },
      async leave(userId) {
        await database.rows("update users set deleted_at = now() where id = $1", [userId]);
      },
      async pass(minutes) {
        const sql = "update provider_visits set expires_at = expires_at - make_interval(mins => $1)";
        await database.rows(sql, [minutes]);
      },
    };
  });
  afterAll(() => database.close());
  describeProviders(() => world);

  /** Somebody who is new here comes by the fake provider. */
  const comeBy = async (claims: Parameters<typeof world.fake.code>[1]) => {
    const begun = valueOf(await world.providers.begin("google", "sign_in", null, AT, "192.0.2.9"));
    const cookie = begun.setCookies[0]?.split(";")[0] ?? "";
    const state = new URL(begun.address).searchParams.get("state") ?? "";
    const code = world.fake.code(begun.address, claims);
    const end = await world.providers.finish("google", { state, code }, new Headers({ cookie }));
    return { ...end, state, cookie, code };
  };

  test("PV21 what is kept: whom it means and the mail, hashes of visits, and nothing that a provider gave", async () => {
    const begun = valueOf(await world.providers.begin("apple", "sign_in", null, AT, "192.0.2.8"));
    const [token, state] = [begun.setCookies[0]?.match(/=([\w-]{43});/)?.[1], begun.address.split("state=")[1]];
    const [visits] = await database.rows<{ all: string }>(
      "select string_agg(to_jsonb(provider_visits)::text, ' ') as all from provider_visits",
    );
    for (const secret of [token ?? "none", state ?? "none"]) expect(visits?.all).not.toContain(secret);
    const { outcome } = await comeBy({ subject: "kept", mail: "kept@hugs.example", isMailVerified: true });
    const kept = await database.rows(
      `select account_id, mail, access_token, refresh_token, id_token, password from credentials where user_id = $1`,
      [valueOf(outcome).userId],
    );
    const nothing = { access_token: null, refresh_token: null, id_token: null, password: null };
    expect(kept).toEqual([{ account_id: "kept", mail: "kept@hugs.example", ...nothing }]);
  });

  test("PV22 a verified mail becomes the account's where it is free; one that is not verified does not", async () => {
    const account = async (claims: Parameters<typeof comeBy>[0]) =>
      world.credentials.account(valueOf((await comeBy(claims)).outcome).userId);
    const verified = { subject: "m1", mail: "m1@hugs.example", isMailVerified: true };
    expect(await account(verified)).toMatchObject({ mail: "m1@hugs.example", hasPassword: false });
    expect(await account({ subject: "m2", mail: "m2@hugs.example" })).toMatchObject({ mail: null });
    const again = await comeBy({ subject: "m3", mail: "m1@hugs.example", isMailVerified: true });
    expect(valueOf(again.outcome).userId).toBe(valueOf((await comeBy({ subject: "m1" })).outcome).userId);
  });

  test("PV23 an account whose own mail is not verified is not opened by it", async () => {
    await database.rows("insert into users (display_name, email) values ('Old', 'unsure@hugs.example')");
    const { outcome } = await comeBy({ subject: "unsure", mail: "unsure@hugs.example", isMailVerified: true });
    expect(outcome).toEqual({ ok: false, refusal: { code: "link_first" } });
  });

  test("PV24 visits that nobody came back from go", async () => {
    for (let count = 0; count < 3; count += 1) await world.providers.begin("google", "sign_in", null, AT, "192.0.2.7");
    await world.pass(11);
    await world.providers.begin("google", "sign_in", null, AT, "192.0.2.7");
    expect(await database.rows("select 1 from provider_visits")).toHaveLength(1);
  });
};

describe("providers on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("providers on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);

test("PV25 says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const { providers } = await openWays(database);
  const begun = valueOf(await providers.begin("google", "sign_in", null, AT, "192.0.2.6"));
  const cookie = begun.setCookies[0]?.split(";")[0] ?? "";
  const state = new URL(begun.address).searchParams.get("state") ?? "";
  await database.close();
  await expect(providers.begin("google", "sign_in", null, AT, "192.0.2.6")).rejects.toThrow(Unavailable);
  await expect(providers.finish("google", { state, code: "x" }, new Headers({ cookie }))).rejects.toThrow(Unavailable);
});
