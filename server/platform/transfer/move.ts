import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { openDatabase } from "../database/open.ts";
import type { Compared } from "./digest.ts";
import { fillDatabase } from "./fill.ts";
import { inTransaction } from "./in-transaction.ts";
import { readRows } from "./read-rows.ts";
import { TransferRefused } from "./refused.ts";
import { keysOpenWith } from "./sealed-keys.ts";
import { tablesOf } from "./tables.ts";

export type MoveOptions = {
  readonly dataDir: string;
  readonly databaseUrl: string;
  /** The secret that the server on PostgreSQL will have, where it is known. */
  readonly secret: string | undefined;
  readonly log?: (line: string) => void;
};

/** Refuses, before anything is made, a directory in which no server ever finished starting. */
export const needEmbedded = (dataDir: string): void => {
  if (existsSync(join(dataDir, "database")) && !existsSync(join(dataDir, "database.making"))) return;
  throw new TransferRefused(`There is no embedded database in ${dataDir}. Name the directory it is in with DATA_DIR.`);
};

/** Rows of one database into another, compared row by row; the first stays as it is. See `fillDatabase`. */
export const copyRows = (source: Pick<Database, "orm">, target: Pick<Database, "orm">): Promise<Compared[]> =>
  inTransaction(source, "read", async (rows) => fillDatabase(target, readRows(rows, await tablesOf(rows))));

/**
 * The embedded database of a directory, whose server must be stopped, into the PostgreSQL of a URL. The figures of every
 * table. Throws TransferRefused or DatabaseUnusable with a sentence; then PostgreSQL holds no row more than before.
 */
export const moveToPostgres = async ({ dataDir, databaseUrl, secret, log }: MoveOptions): Promise<Compared[]> => {
  needEmbedded(dataDir);
  const source = await openDatabase({ dataDir, ...(log && { log }) });
  try {
    if (secret !== undefined && (await keysOpenWith(source, secret)) === "sealed") {
      throw new TransferRefused(
        `AUTH_SECRET is not the secret that the server of ${dataDir} ran with, so everybody would be signed out. ` +
          `Nothing was moved. Set it to the text of ${join(dataDir, "secret")}, or to the AUTH_SECRET that was set there.`,
      );
    }
    const target = await openDatabase({ dataDir, databaseUrl, ...(log && { log }) });
    try {
      return await copyRows(source, target);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};
