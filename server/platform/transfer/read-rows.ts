import type { Rows } from "../database/database.ts";
import { quoted, type Column, type Table } from "./tables.ts";

/** Some rows of a table, in the order of its key: each one line of JSON, as the database writes it. */
export type Batch = { readonly table: string; readonly lines: readonly string[] };

const BATCH_ROWS = 500;
/** What sorts the same everywhere; a text sorts by its language, which two servers may not share. */
const SORTS_ALIKE = /^(uuid|smallint|integer|bigint)$/;

/** JSON within a row stays text, or an empty value (SQL) and the value null (JSON) would read the same. */
const column = ({ name, type }: Column): string =>
  /^jsonb?$/.test(type) ? `${quoted(name)}::text as ${quoted(name)}` : quoted(name);

const order = ({ columns }: Table): string => {
  const keys = columns.filter(({ isKey }) => isKey);
  const by = keys.length > 0 ? keys : columns;
  return by
    .map(({ name, type }) => (SORTS_ALIKE.test(type) ? quoted(name) : `${quoted(name)}::text collate "C"`))
    .join();
};

/** Rows of each table in turn, through a cursor: never more than one batch in memory. Only within a transaction. */
export async function* readRows(rows: Rows["rows"], tables: readonly Table[]): AsyncGenerator<Batch> {
  for (const table of tables) {
    await rows(
      `declare transfer_rows no scroll cursor for select row_to_json(r)::text as line
       from (select ${table.columns.map(column).join()} from ${quoted(table.name)} order by ${order(table)}) r`,
    );
    for (;;) {
      const found = await rows<{ line: string }>(`fetch ${BATCH_ROWS} from transfer_rows`);
      if (found.length === 0) break;
      yield { table: table.name, lines: found.map(({ line }) => line) };
    }
    await rows("close transfer_rows");
  }
}
