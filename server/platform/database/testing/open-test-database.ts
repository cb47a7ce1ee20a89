import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import type { Database } from "../database.ts";
import { rowsOf } from "../database.ts";
import { migrate } from "../migrate.ts";
import { openDatabase } from "../open.ts";
import { openOrm } from "../orm.ts";
import { startPglite, type PgliteProxy } from "../pglite.proxy.ts";

/** A database of its own with all tables, empty: `close` leaves nothing behind. */
export const openTestDatabase = (dialect: Database["dialect"]): Promise<Database> =>
  dialect === "pglite" ? openInMemory() : openOnServer();

/** URL of a PostgreSQL server on which tests may make and drop databases; without it they are skipped. */
export const testServerUrl = (): string | undefined => process.env["HUGMOOD_TEST_POSTGRES"];

export const openInMemory = async (): Promise<Database & { readonly pglite: PgliteProxy }> => {
  const pglite = await startPglite({ image: await migratedImage() });
  const orm = await openOrm({ dialect: "pglite", pglite });
  const close = async (): Promise<void> => {
    await orm.close();
    await pglite.close();
  };
  return { orm, dialect: "pglite", rows: rowsOf(orm), close, pglite };
};

/** A migrated data directory as a tar, kept between runs under a name that follows from the migrations. */
const migratedImage = async (): Promise<ArrayBuffer> => {
  const folder = new URL("../../../entities/migrations/", import.meta.url);
  // The list too: files that are not in it yet, as in the midst of a merge, would leave an image without them.
  const list = readFileSync(new URL("../../../entities/migrations.list.ts", import.meta.url));
  const hash = createHash("sha256").update(process.version).update(list);
  for (const name of readdirSync(folder).toSorted()) hash.update(name).update(readFileSync(new URL(name, folder)));
  const cache = join(tmpdir(), "hugmood-test");
  const path = join(cache, `${hash.digest("hex").slice(0, 16)}.tar`);
  try {
    return new Uint8Array(readFileSync(path)).buffer;
  } catch {
    // The first run after a change makes it.
  }
  const pglite = await PGlite.create({ extensions: { pg_trgm } });
  const orm = await openOrm({ dialect: "pglite", pglite: pglite as unknown as PgliteProxy }); // as: all that is used of it
  await migrate({ orm, dialect: "pglite" });
  await orm.close();
  const image = await (await pglite.dumpDataDir("none")).arrayBuffer();
  await pglite.close();
  mkdirSync(cache, { recursive: true });
  // Whole or not at all: several runs may make it at once.
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, new Uint8Array(image));
  renameSync(draft, path);
  return image;
};

/** A new database on the server for tests, without a table in it. `options`: of `create database`. */
export const createEmptyDatabase = async (
  options = "encoding 'UTF8' template template0",
): Promise<{ readonly url: string; drop(): Promise<void> }> => {
  const server = testServerUrl();
  if (server === undefined) throw new Error("Set HUGMOOD_TEST_POSTGRES to the URL of a PostgreSQL server for tests.");
  const orm = await openOrm({ dialect: "postgres", databaseUrl: server });
  const name = `hugmood_test_${randomUUID().replaceAll("-", "")}`;
  const onServer = rowsOf(orm);
  await onServer(`create database ${name} ${options}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const drop = async (): Promise<void> => {
    await onServer(`drop database ${name} with (force)`);
    await orm.close();
  };
  return { url: url.href, drop };
};

const openOnServer = async (): Promise<Database> => {
  const { url, drop } = await createEmptyDatabase();
  const database = await openDatabase({ databaseUrl: url, dataDir: "" });
  const close = async (): Promise<void> => {
    await database.close();
    await drop();
  };
  return { ...database, close };
};
