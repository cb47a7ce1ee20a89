import type { ExportRule, Part } from "../../entities/rights.ts";
import { wordOf, type GivenPart } from "./export.parts.ts";
import { PAGE_ROWS } from "./exports.limits.ts";

const quoted = (name: string): string => `"${name}"`;
const mineIn = ({ mine, hidden }: Part): string =>
  hidden === undefined ? `(${mine})` : `(${mine}) and (${hidden}) is not true`;

/** As its reader sees them everywhere: who is gone, or blocked the reader, is someone. */
const nameOf = (id: string): string => `
  case when ${id} = $1 then 'you' else coalesce((
    select coalesce(display_name, username) from users as named where named.id = ${id} and named.deleted_at is null
      and not exists (select from blocks where blocks.user_id = named.id and blocks.other_id = $1)
  ), 'someone') end`;
const timeOf = (at: string): string =>
  `case when isfinite(${at}) then to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end`;
const valueOf = (rule: ExportRule, at: string, isTime: boolean): string => {
  if (rule.kind === "named") return nameOf(at);
  return isTime ? timeOf(at) : at;
};

/** Columns with times, `table.column`. */
export const TIMES = `
  select table_name || '.' || column_name as name from information_schema.columns
  where table_schema = current_schema() and data_type = 'timestamp with time zone'`;

/** $1 whose. */
export const countSql = ({ table, part }: GivenPart): string =>
  `select count(*)::int as count from ${quoted(table)} where ${mineIn(part)}`;

/**
 * $1 whose, $2 after which place (as a row had it; not in the first page). Each row: what is given, its place, and whose
 * key and which row the sealed columns are bound to.
 */
export const pageSql = ({ table, part }: GivenPart, times: ReadonlySet<string>, isFirst: boolean): string => {
  const name = quoted(table);
  const order = part.order.map((column) => `${name}.${quoted(column)}`);
  const given = Object.entries(part.columns).flatMap(([column, { export: rule }]) => {
    if (rule.kind === "withheld") return [];
    const at = `${name}.${quoted(column)}`;
    return `${valueOf(rule, at, times.has(`${table}.${column}`))} as ${quoted(wordOf(column, rule.kind === "named"))}`;
  });
  const seals = Object.entries(part.columns).flatMap(([column, { export: rule }]) =>
    rule.kind === "opened"
      ? `jsonb_build_object('owner', ${rule.owner}, 'row', ${rule.row}) as ${quoted(wordOf(column, false))}`
      : [],
  );
  const after = isFirst
    ? ""
    : `and (${order.join()}) > (select ${part.order.map(quoted).join()} from jsonb_populate_record(null::${name}, $2::jsonb))`;
  return `
    select to_jsonb(given_of) as given, to_jsonb(place_of) as place, to_jsonb(seals_of) as seals
    from (
      select * from ${name} where ${mineIn(part)} ${after} order by ${order.join()} limit ${PAGE_ROWS}
    ) as ${name}
    cross join lateral (select ${given.join()}) as given_of
    cross join lateral (select ${order.join()}) as place_of
    cross join lateral (select ${seals.join() || "null as nothing"}) as seals_of
    order by ${order.join()}`;
};
