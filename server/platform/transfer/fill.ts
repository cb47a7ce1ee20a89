import type { Database } from "../database/database.ts";
import { createDigests, isSame, type Compared } from "./digest.ts";
import { inTransaction } from "./in-transaction.ts";
import { readRows, type Batch } from "./read-rows.ts";
import { TransferRefused } from "./refused.ts";
import { quoted, tablesOf, type Table } from "./tables.ts";
import { openForWriting, writeRows } from "./write-rows.ts";

/**
 * Puts rows into a database without people, in one transaction: whatever goes wrong, it is as it was. What a server
 * that once started on it put there by itself (designs, a signing key) gives way. Then every row is read back.
 *
 * `batches`: tables in the order of their references. Resolves with both sides' figures, all of them the same. Throws
 * TransferRefused when there are people, a table is unknown, or anything reads back differently (with the figures).
 */
export const fillDatabase = (database: Pick<Database, "orm">, batches: AsyncIterable<Batch>): Promise<Compared[]> =>
  inTransaction(database, "write", async (rows) => {
    const tables = await tablesOf(rows);
    const names = tables.map(({ name }) => quoted(name)).join();
    await rows("set local lock_timeout = '5s'");
    await rows(`lock table ${names} in access exclusive mode`);
    const [{ people } = { people: 1 }] = await rows<{ people: number }>("select count(*)::int as people from users");
    if (people > 0) {
      throw new TransferRefused(
        `The database already has people in it (${people}): rows of two databases cannot be mixed. Nothing was changed. ` +
          "Name an empty one.",
      );
    }
    const writing = await openForWriting(rows, tables);
    // Triggers rest by now: that of the audit lets nothing go otherwise.
    await rows(`truncate ${names}`);
    const sent = createDigests();
    for await (const batch of batches) {
      await writeRows(rows, named(tables, batch.table), batch);
      sent.add(batch);
    }
    await writing.end();
    const found = createDigests();
    for await (const batch of readRows(rows, tables)) found.add(batch);
    const compared = tables.map(({ name }) => ({ table: name, source: sent.of(name), target: found.of(name) }));
    if (!compared.every(isSame)) {
      throw new TransferRefused(
        "What was written does not read back the same. Nothing was changed. This is a mistake in HugMood: please report it.",
        compared,
      );
    }
    return compared;
  });

const named = (tables: readonly Table[], name: string): Table => {
  const table = tables.find((known) => known.name === name);
  if (table === undefined) throw new TransferRefused(`There is no table "${name}" here. Nothing was changed.`);
  return table;
};
