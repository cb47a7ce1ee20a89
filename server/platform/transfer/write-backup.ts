import { createWriteStream, existsSync, renameSync, rmSync } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Database, Rows } from "../database/database.ts";
import { FORMAT, FORMAT_VERSION, type Footer, type Header } from "./backup-header.ts";
import { createDigests, type Figures } from "./digest.ts";
import { inTransaction } from "./in-transaction.ts";
import { readRows } from "./read-rows.ts";
import { TransferRefused } from "./refused.ts";
import { MIGRATIONS_TABLE, quoted, tablesOf, type Table } from "./tables.ts";

export type BackupOptions = {
  readonly database: Pick<Database, "orm">;
  /** Where to; it must not be there yet. */
  readonly file: string;
  /** The version of HugMood. */
  readonly app: string;
  readonly nowMs: () => number;
};
export type Saved = Figures & { readonly table: string };

/**
 * All rows as they are at one moment, as gzip of lines: the header, each row as JSON, the footer with a digest of each
 * table. For its owner's eyes only, and under its name only when it is whole and on the disk.
 */
export const writeBackup = ({ database, file, app, nowMs }: BackupOptions): Promise<Saved[]> => {
  if (existsSync(file)) throw new TransferRefused(`${file} is there already. Choose another name, or move it away.`);
  return inTransaction(database, "read", async (rows) => {
    const tables = await tablesOf(rows);
    const header: Header = {
      format: FORMAT,
      version: FORMAT_VERSION,
      app,
      madeAt: new Date(nowMs()).toISOString(),
      migrations: await migrationsIn(rows, tables),
      tables: await countsOf(rows, tables),
    };
    const digests = createDigests();
    const draft = `${file}.part`;
    const lines = Readable.from(linesOf(rows, tables, header, digests));
    try {
      rmSync(draft, { force: true });
      await pipeline(lines, createGzip(), createWriteStream(draft, { mode: 0o600, flags: "wx", flush: true }));
      renameSync(draft, file);
    } catch (error) {
      rmSync(draft, { force: true });
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (syscall === undefined) throw error;
      throw new TransferRefused(`${file} cannot be written (${code}). Is the folder there, and has the disk room?`);
    }
    return tables.map(({ name }) => ({ table: name, ...digests.of(name) }));
  });
};

/** What its own version of HugMood brought it to; ours may be newer. */
const migrationsIn = async (rows: Rows["rows"], tables: readonly Table[]): Promise<string[]> => {
  if (!tables.some(({ name }) => name === "users"))
    throw new TransferRefused("There is nothing to save: HugMood was never started on this database.");
  const found = await rows<{ name: string }>(`select name from ${quoted(MIGRATIONS_TABLE)} order by id`);
  return found.map(({ name }) => name);
};

const countsOf = async (rows: Rows["rows"], tables: readonly Table[]): Promise<Header["tables"]> => {
  const counts: Header["tables"] = [];
  for (const { name } of tables) {
    const [found] = await rows<{ count: string }>(`select count(*)::text as count from ${quoted(name)}`);
    counts.push({ name, rows: Number(found?.count) });
  }
  return counts;
};

async function* linesOf(
  rows: Rows["rows"],
  tables: readonly Table[],
  header: Header,
  digests: ReturnType<typeof createDigests>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`;
  for await (const batch of readRows(rows, tables)) {
    digests.add(batch);
    yield `${batch.lines.join("\n")}\n`;
  }
  const footer: Footer = {
    end: FORMAT,
    digests: Object.fromEntries(tables.map(({ name }) => [name, digests.of(name).digest])),
  };
  yield `${JSON.stringify(footer)}\n`;
}
