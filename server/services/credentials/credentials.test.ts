import { hash as hashBcrypt } from "@node-rs/bcrypt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Unavailable } from "../../errors.ts";
import type { Database, Dialect } from "../../platform/database/database.ts";
import { openTestDatabase, testServerUrl } from "../../platform/database/testing/open-test-database.ts";
import type { Letter } from "../../platform/mail/mailer.ts";
import { createMemoryWorld } from "../testing/memory-world.ts";
import { openWays } from "../testing/open-ways.ts";
import { valueOf } from "../testing/hug.ts";
import { createMemoryIdentity } from "../identity/identity.memory.ts";
import { COMMON, cookieOf, describeCredentials, PASSWORD, type CredentialsWorld } from "./credentials.contract.ts";
import { describeMailChanges } from "./credentials.mail.contract.ts";

const BEING = { colour: "sage", texture: "plain" } as const;

describe("ways in, in memory", () => {
  const world = createMemoryWorld();
  const letters: Letter[] = [];
  const accounts = createMemoryIdentity({ addGuest: (name) => world.addUser(name), nowMs: world.clockMs });
  const { credentials } = world.waysIn(accounts, (letter) => void letters.push(letter), COMMON);
  const isGuest = async (userId: string) => (await world.people.profile(userId))?.isGuest;
  const pass = (hours: number) => world.pass(hours * 3_600_000);
  const whole: CredentialsWorld = { credentials, accounts, letters, isGuest, pass };
  describeCredentials(() => whole);
  describeMailChanges(() => whole);
});

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let world: CredentialsWorld;
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
    world = await openWays(database);
  });
  afterAll(() => database.close());
  describeCredentials(() => world);
  describeMailChanges(() => world);

  test("W13 what is kept: hashes of passwords and tokens, and never either", async () => {
    const { credentials, accounts, letters } = world;
    const { userId, setCookies } = await accounts.enterAsGuest("Fern", BEING, new Headers());
    valueOf(await credentials.register(userId, { mail: "kept@hugs.example", password: PASSWORD }));
    const token = /#(\S{43})\s/.exec(letters.at(-1)?.text ?? "")?.[1] ?? "none";
    const cookie = /=([^;]{43});/.exec(setCookies[0] ?? "")?.[1] ?? "none";
    const [{ all = "" } = {}] = await database.rows<{ all: string }>(
      `select concat_ws(' ', (select string_agg(to_jsonb(mail_links)::text, ' ') from mail_links),
        (select string_agg(to_jsonb(sessions)::text, ' ') from sessions),
        (select string_agg(to_jsonb(credentials)::text, ' ') from credentials),
        (select string_agg(to_jsonb(rate_limits)::text, ' ') from rate_limits)) as all`,
    );
    expect(all).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
    for (const secret of [token, cookie, PASSWORD]) expect(all).not.toContain(secret);
    const limits = await database.rows<{ key: string }>("select key from rate_limits");
    expect(limits.length).toBeGreaterThan(0);
    for (const { key } of limits) expect(key).not.toMatch(/@|192\.0\.2/);
  });

  test("W14 a bcrypt hash from elsewhere opens once and is argon2id from then on", async () => {
    const [user] = await database.rows<{ id: string }>(
      "insert into users (display_name, email, email_verified) values ('Old', 'old@hugs.example', true) returning id",
    );
    const before = await hashBcrypt("short", 10);
    await database.rows(
      "insert into credentials (user_id, account_id, provider_id, password) values ($1::uuid, $1::uuid::text, 'credential', $2)",
      [user?.id, before],
    );
    const signIn = () =>
      world.credentials.signIn({ mail: "old@hugs.example", password: "short" }, new Headers(), "192.0.2.2");
    valueOf(await signIn());
    const kept = () =>
      database.rows<{ password: string }>("select password from credentials where user_id = $1", [user?.id]);
    expect((await kept())[0]?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    valueOf(await signIn());
  });

  test("W15 somebody gone cannot sign in, register or choose another password", async () => {
    const { credentials, accounts, letters } = world;
    const { userId } = await accounts.enterAsGuest("Gone", BEING, new Headers());
    const mail = "gone@hugs.example";
    valueOf(await credentials.register(userId, { mail, password: PASSWORD }));
    await database.rows("update users set deleted_at = now() where id = $1", [userId]);
    const token = /#(\S{43})\s/.exec(letters.at(-1)?.text ?? "")?.[1] ?? "";
    expect(await credentials.confirm(token)).toMatchObject({ refusal: { code: "link_expired" } });
    expect(await credentials.register(userId, { mail, password: PASSWORD })).toMatchObject({ ok: false });
    letters.length = 0;
    valueOf(await credentials.forgot(mail, "192.0.2.3"));
    expect(letters).toEqual([]);
  });

  test("W16 twenty openings of one link at once make one account", async () => {
    const { credentials, accounts, letters } = world;
    const { userId } = await accounts.enterAsGuest("Fern", BEING, new Headers());
    valueOf(await credentials.register(userId, { mail: "twenty@hugs.example", password: PASSWORD }));
    const token = /#(\S{43})\s/.exec(letters.at(-1)?.text ?? "")?.[1] ?? "";
    const opened = await Promise.all(Array.from({ length: 20 }, () => credentials.confirm(token)));
    for (const one of opened) expect(one.ok).toBe(true);
    const rows = await database.rows("select 1 from credentials where user_id = $1", [userId]);
    expect(rows).toHaveLength(1);
  });
};

describe("ways in, on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("ways in, on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);

test("W17 says unavailable when the database is away", async () => {
  const database = await openTestDatabase("pglite");
  const { credentials, accounts } = await openWays(database);
  const { userId, setCookies } = await accounts.enterAsGuest("Fern", BEING, new Headers());
  const session = await accounts.session(cookieOf(setCookies));
  await database.close();
  const signIn = { mail: "a@hugs.example", password: PASSWORD };
  await expect(credentials.signIn(signIn, new Headers(), "192.0.2.4")).rejects.toThrow(Unavailable);
  await expect(credentials.register(userId, signIn)).rejects.toThrow(Unavailable);
  await expect(credentials.confirm("x".repeat(43))).rejects.toThrow(Unavailable);
  if (session) await expect(credentials.changePassword(session.who, PASSWORD)).rejects.toThrow(Unavailable);
});
