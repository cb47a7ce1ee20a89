import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database, Dialect, Rows } from "../database/database.ts";
import { openTestDatabase, testServerUrl } from "../database/testing/open-test-database.ts";
import { Unavailable } from "../../errors.ts";
import { SealBroken } from "./envelope.ts";
import { createMasterKeys, readMasterKeys } from "./master-keys.ts";
import { openSealing } from "./open-sealing.ts";
import { rewrapAll } from "./rewrap-keys.ts";
import { createMemorySealing } from "./sealing.memory.ts";
import type { SealedPlace, Sealing } from "./sealing.port.ts";
import { KEY_LIMITS } from "./user-keys.ts";

const SECRET = "s".repeat(48);
const MARKER = "Grandma Rosa's garden";
type SealingWorld = {
  readonly sealing: Sealing;
  readonly addUser: () => Promise<string>;
  readonly shred: (owner: string) => Promise<void>;
};

const placeOf = (owner: string, of: Partial<SealedPlace> = {}): SealedPlace => ({
  owner,
  table: "hugs",
  column: "message",
  row: `${owner}/1`,
  ...of,
});

/** What `Sealing` promises. */
const describeSealing = (world: () => SealingWorld): void => {
  test("S1 opens what it sealed, alone and many at a time, in their order", async () => {
    const { sealing, addUser } = world();
    const owners = [await addUser(), await addUser()];
    const texts = ["", MARKER, "👵🏽 ünïcode\u2028", "x".repeat(20_000)].map((text, at) => {
      return { place: placeOf(owners[at % 2] ?? "", { row: String(at) }), text };
    });
    const together = await sealing.sealAll(texts);
    const each = await Promise.all(texts.map(({ place, text }) => sealing.seal(place, text)));
    for (const all of [together, each]) {
      const sealed = all.map((one, at) => ({ place: texts[at]?.place ?? placeOf(""), sealed: one }));
      expect(await sealing.openAll(sealed)).toEqual(texts.map(({ text }) => text));
      for (const [at, { place, sealed: one }] of sealed.entries())
        expect(await sealing.open(place, one)).toBe(texts[at]?.text);
    }
    expect(together.join()).not.toContain(MARKER);
  });

  test("S2 what was moved to another owner, table, column or row does not open", async () => {
    const { sealing, addUser } = world();
    const [owner, other] = [await addUser(), await addUser()];
    const place = placeOf(owner);
    const sealed = await sealing.seal(place, MARKER);
    await sealing.seal(placeOf(other), MARKER);
    for (const moved of [{ owner: other }, { table: "moods" }, { column: "note" }, { row: `${owner}/2` }]) {
      await expect(sealing.open({ ...place, ...moved }, sealed)).rejects.toBeInstanceOf(SealBroken);
      expect(
        await sealing.openAll([
          { place: { ...place, ...moved }, sealed },
          { place, sealed },
        ]),
      ).toEqual([null, MARKER]);
    }
  });

  test("S3 a shredded key opens nothing, seals what nobody opens, and never comes back", async () => {
    const { sealing, addUser, shred } = world();
    const [owner, other] = [await addUser(), await addUser()];
    const place = placeOf(owner);
    const sealed = await sealing.seal(place, MARKER);
    const bytes = await sealing.sealBytes(place, Buffer.from([0, 200, 255]));
    const kept = { place: placeOf(other), sealed: await sealing.seal(placeOf(other), "stays") };
    await shred(owner);
    expect(await sealing.open(place, sealed)).toBeNull();
    expect(await sealing.openBytes(place, bytes)).toBeNull();
    expect(await sealing.openAll([{ place, sealed }, kept])).toEqual([null, "stays"]);
    expect(await sealing.open(place, await sealing.seal(place, MARKER))).toBeNull();
  });

  test("S13 a digest is the same for the same text in the same place, and for no other", async () => {
    const { sealing, addUser } = world();
    const [owner, other] = [await addUser(), await addUser()];
    const places = [placeOf(owner), placeOf(owner), placeOf(owner, { row: "2" }), placeOf(other)];
    const said = await sealing.sealWithDigest(places.map((place) => ({ place, text: MARKER })));
    const [one, again, elsewhere, others] = said.map(({ digest }) => digest);
    expect(again).toBe(one);
    expect(new Set([one, elsewhere, others]).size).toBe(3);
    const [different] = await sealing.sealWithDigest([{ place: placeOf(owner), text: `${MARKER}!` }]);
    expect(different?.digest).not.toBe(one);
    expect(await sealing.open(placeOf(owner), said[0]?.sealed ?? "")).toBe(MARKER);
  });

  test("S4 bytes come back as they were", async () => {
    const { sealing, addUser } = world();
    const place = placeOf(await addUser());
    const bytes = randomBytes(70_000);
    const sealed = await sealing.sealBytes(place, bytes);
    expect(Buffer.from((await sealing.openBytes(place, sealed)) ?? []).equals(bytes)).toBe(true);
    await expect(sealing.openBytes({ ...place, row: "2" }, sealed)).rejects.toBeInstanceOf(SealBroken);
  });
};

describe("sealing in memory", () => {
  const sealing = createMemorySealing();
  describeSealing(() => ({
    sealing,
    addUser: async () => randomUUID(),
    shred: async (owner) => sealing.shred(owner),
  }));
});

const base64 = () => randomBytes(32).toString("base64");
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const SHRED = `
  insert into user_keys (user_id, shredded_at) values ($1, clock_timestamp())
  on conflict (user_id) do update set wrapped_key = null, master_key = null, shredded_at = excluded.shredded_at`;

const describeStored = (dialect: Dialect): void => {
  let database: Database;
  let nowMs = 0;
  const opened = (masterKeys = createMasterKeys(SECRET), over: Rows = database) =>
    openSealing({ database: over, masterKeys, log: silent, nowMs: () => nowMs });
  let process: Awaited<ReturnType<typeof opened>>;
  const addUser = async (): Promise<string> => {
    const [made] = await database.rows<{ id: string }>("insert into users default values returning id");
    return made?.id ?? "";
  };
  /** Counts what is asked. */
  const counting = () => {
    const asked: string[] = [];
    const rows: Rows["rows"] = (sql, parameters) => {
      asked.push(sql);
      return database.rows(sql, parameters);
    };
    return { asked, rows };
  };
  beforeAll(async () => {
    database = await openTestDatabase(dialect);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.rows("truncate users cascade");
    process = await opened();
    await process.keys.look();
  });

  describeSealing(() => ({
    sealing: process.sealing,
    addUser,
    async shred(owner) {
      await database.rows(SHRED, [owner]);
      await process.keys.look();
    },
  }));

  test("S5 one byte that was changed, anywhere, and what is no sealed text at all, do not open", async () => {
    const place = placeOf(await addUser());
    const sealed = await process.sealing.seal(place, "hug");
    const bytes = Buffer.from(sealed.slice("s1.1.".length), "base64url");
    const changed = [...bytes.keys()].map((at) => {
      const copy = Buffer.from(bytes);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return `s1.1.${copy.toString("base64url")}`;
    });
    const wrong = [
      "",
      "s1",
      "s1.1.",
      "hug",
      sealed.slice(0, -4),
      sealed.replace("s1.1.", "s1.2."),
      `s2${sealed.slice(2)}`,
    ];
    for (const text of [...changed, ...wrong])
      await expect(process.sealing.open(place, text)).rejects.toBeInstanceOf(SealBroken);
    expect(await process.sealing.open(place, sealed)).toBe("hug");
  });

  test("S6 two processes that make somebody's first key at once make one", async () => {
    const other = await opened();
    const owners = await Promise.all(Array.from({ length: 20 }, addUser));
    const texts = owners.map((owner) => ({ place: placeOf(owner), text: MARKER }));
    const [here, there] = await Promise.all([
      process.sealing.sealAll(texts),
      other.sealing.sealAll(texts.toReversed()),
      ...texts.map(({ place, text }) => other.sealing.seal(place, text)),
    ]);
    const third = await opened();
    const all = [...(here ?? []), ...(there ?? []).toReversed()];
    const sealed = all.map((one, at) => ({ place: placeOf(owners[at % 20] ?? ""), sealed: one }));
    expect(await third.sealing.openAll(sealed)).toEqual(all.map(() => MARKER));
  });

  test("S7 a key shredded by another process is gone from this one at its next look, and when it cannot look", async () => {
    const { asked, rows } = counting();
    const here = await opened(createMasterKeys(SECRET), { rows });
    await here.keys.look();
    const place = placeOf(await addUser());
    const sealed = await here.sealing.seal(place, MARKER);
    asked.length = 0;
    expect(await here.sealing.open(place, sealed)).toBe(MARKER);
    expect(asked).toEqual([]);
    await database.rows(SHRED, [place.owner]);
    nowMs += KEY_LIMITS.trustMs + 1;
    expect(await here.sealing.open(place, sealed)).toBeNull();
    await here.keys.look();
    expect(await here.sealing.open(place, sealed)).toBeNull();
  });

  test("S8 somebody gone, or nobody, gets no key", async () => {
    const gone = await addUser();
    await database.rows("update users set deleted_at = now() where id = $1", [gone]);
    for (const owner of [gone, randomUUID()]) {
      const place = placeOf(owner);
      expect(await process.sealing.open(place, await process.sealing.seal(place, MARKER))).toBeNull();
    }
    expect(await database.rows("select from user_keys")).toEqual([]);
  });

  test("S9 rotation while sealing goes on, begun again, changes no text; the old master key may go then", async () => {
    const [older, newer] = [`old:${base64()}`, `new:${base64()}`];
    const keysOf = (text: string) => createMasterKeys(SECRET, readMasterKeys(text) ?? []);
    const before = await opened(keysOf(older));
    const owners = await Promise.all(Array.from({ length: 250 }, addUser));
    const places = owners.map((owner) => placeOf(owner));
    const sealed = await before.sealing.sealAll(places.map((place) => ({ place, text: MARKER })));
    // Everybody knows the new one first, then it wraps.
    const [still, after] = [await opened(keysOf(`${older},${newer}`)), await opened(keysOf(`${newer},${older}`))];
    let written = 0;
    const cut: Rows = {
      async rows(sql, parameters) {
        if (sql.includes("returning user_id") && ++written === 2) throw new Unavailable("database", null);
        return database.rows(sql, parameters);
      },
    };
    await expect(rewrapAll(cut, keysOf(`${newer},${older}`))).rejects.toBeInstanceOf(Unavailable);
    const [first, second, during] = await Promise.all([
      rewrapAll(database, keysOf(`${newer},${older}`)),
      rewrapAll(database, keysOf(`${newer},${older}`)),
      Promise.all(
        places.map(async (place, at) =>
          still.sealing.open(place, await (at % 2 ? after : still).sealing.seal(place, "b")),
        ),
      ),
    ]);
    expect(first + second).toBeGreaterThan(0);
    expect(new Set(during)).toEqual(new Set(["b"]));
    const alone = await opened(keysOf(newer));
    expect(
      new Set(await alone.sealing.openAll(places.map((place, at) => ({ place, sealed: sealed[at] ?? "" })))),
    ).toEqual(new Set([MARKER]));
    expect(await rewrapAll(database, keysOf(newer))).toBe(0);
    await expect(opened(keysOf(older))).rejects.toThrow(/"new" wraps\. Put it back/);
    await expect(opened(keysOf(`new:${base64()}`))).rejects.toThrow(/"new" is another one/);
  });

  test("S10 a key shredded while it is rewrapped stays shredded", async () => {
    const owner = await addUser();
    await process.sealing.seal(placeOf(owner), MARKER);
    const slow: Rows = {
      async rows<T>(sql: string, parameters?: readonly unknown[]) {
        const found = await database.rows<T>(sql, parameters);
        if (sql.includes("limit")) await database.rows(SHRED, [owner]);
        return found;
      },
    };
    await rewrapAll(slow, createMasterKeys(SECRET, readMasterKeys(`new:${base64()}`) ?? []));
    expect(await database.rows("select wrapped_key as key from user_keys")).toEqual([{ key: null }]);
  });

  test("S11 many more people than are kept in memory are sealed for as few", { timeout: 90_000 }, async () => {
    const owners = await database.rows<{ id: string }>(
      `insert into users (username) select 'many-' || n from generate_series(1, ${KEY_LIMITS.keptMax + 10}) n returning id`,
    );
    const texts = owners.map(({ id }) => ({ place: placeOf(id), text: "x" }));
    const sealed = await process.sealing.sealAll(texts);
    const opened = await process.sealing.openAll(texts.map(({ place }, at) => ({ place, sealed: sealed[at] ?? "" })));
    expect(new Set(opened)).toEqual(new Set(["x"]));
  });
};

describe("sealing on PGlite", () => describeStored("pglite"));
describe.skipIf(testServerUrl() === undefined)("sealing on PostgreSQL (needs HUGMOOD_TEST_POSTGRES)", () =>
  describeStored("postgres"),
);

test.each([
  "",
  "a:b",
  `a:${base64()},a:${base64()}`,
  `secret:${base64()}`,
  `a:${randomBytes(16).toString("base64")}`,
  "a",
])("S12 %j are no master keys", (text) => expect(readMasterKeys(text)).toBeNull());
