import type { Rows } from "../database/database.ts";
import { inReferenceOrder, type Reference } from "./table-order.ts";

export type Column = { readonly name: string; readonly type: string; readonly isKey: boolean };
export type Table = {
  readonly name: string;
  /** By name; generated ones are left out. */
  readonly columns: readonly Column[];
  /** Names of its foreign keys to itself. */
  readonly selfReferences: readonly string[];
};

/** The migrator's own: the other database writes it itself. */
export const MIGRATIONS_TABLE = "mikro_orm_migrations";

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Every table of ours, as the database describes it, each after those that it refers to. */
export const tablesOf = async (rows: Rows["rows"]): Promise<Table[]> => {
  const columns = await rows<Column & { table_name: string; is_key: boolean }>(
    `select c.relname::text as table_name, a.attname::text as name, format_type(a.atttypid, a.atttypmod) as type,
       coalesce(a.attnum = any(k.conkey), false) as is_key
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> $1
     order by c.relname collate "C", a.attname collate "C"`,
    [MIGRATIONS_TABLE],
  );
  const references = await rows<Reference & { name: string }>(
    `select conname::text as name, f.relname::text as "from", t.relname::text as "to"
     from pg_constraint join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
     where contype = 'f' and connamespace = current_schema()::regnamespace`,
  );
  const names = [...new Set(columns.map((column) => column.table_name))];
  return inReferenceOrder(names, references).map((table) => ({
    name: table,
    columns: columns
      .filter((column) => column.table_name === table)
      .map(({ name, type, is_key }) => ({ name, type, isKey: is_key })),
    selfReferences: references.filter(({ from, to }) => from === table && to === table).map(({ name }) => name),
  }));
};
