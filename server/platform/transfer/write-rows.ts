import type { Rows } from "../database/database.ts";
import type { Batch } from "./read-rows.ts";
import { quoted, type Table } from "./tables.ts";

const isJson = (type: string): boolean => /^jsonb?$/.test(type);

/** Writes rows as they were read, ids and times included. Reads back what `readRows` wrote: JSON within a row is text. */
export const writeRows = async (rows: Rows["rows"], { name, columns }: Table, { lines }: Batch): Promise<void> => {
  const into = columns.map((column) => quoted(column.name)).join();
  const values = columns.map((column) => quoted(column.name) + (isJson(column.type) ? `::${column.type}` : "")).join();
  const shape = columns.map((column) => `${quoted(column.name)} ${isJson(column.type) ? "text" : column.type}`).join();
  await rows(
    `insert into ${quoted(name)} (${into}) overriding system value
     select ${values} from json_to_recordset($1::json) as r(${shape})`,
    [`[${lines.join()}]`],
  );
};

/**
 * Rows come as they were, so nothing may add to them: triggers rest, and a reference within one table is looked at when
 * all rows are there. `end` wakes the triggers and looks. All of it within the caller's transaction.
 */
export const openForWriting = async (
  rows: Rows["rows"],
  tables: readonly Table[],
): Promise<{ end(): Promise<void> }> => {
  const setReferences = async (deferral: string): Promise<void> => {
    for (const { name, selfReferences } of tables)
      for (const key of selfReferences)
        await rows(`alter table ${quoted(name)} alter constraint ${quoted(key)} ${deferral}`);
  };
  for (const { name } of tables) await rows(`alter table ${quoted(name)} disable trigger user`);
  await setReferences("deferrable initially deferred");
  return {
    async end() {
      await rows("set constraints all immediate");
      await setReferences("not deferrable");
      for (const { name } of tables) await rows(`alter table ${quoted(name)} enable trigger user`);
      await setSequences(rows, tables);
    },
  };
};

/** Each column that a sequence numbers goes on after its highest number. */
const setSequences = async (rows: Rows["rows"], tables: readonly Table[]): Promise<void> => {
  for (const { name, columns } of tables)
    for (const column of columns.filter(({ type }) => /^(smallint|integer|bigint)$/.test(type)))
      await rows(
        `select setval(s, top) from (select max(${quoted(column.name)}) as top from ${quoted(name)}) highest,
         pg_get_serial_sequence($1, $2) as s where s is not null and top is not null`,
        [quoted(name), column.name],
      );
};
