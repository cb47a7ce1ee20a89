import type { Orm } from "../database/database.ts";

type QueryBuilder = ReturnType<Orm["em"]["getKysely"]>;
type Plugin = Parameters<QueryBuilder["withPlugin"]>[0];

const MOMENT = /(_at|[a-z]At)$/;

/**
 * Gives the identity library moments as Dates. The ORM's query builder returns them as text, which the library compares
 * with Dates without complaint: no session would ever end or be renewed.
 */
export const datesPlugin: Plugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
};

function withDates(row: Record<string, unknown>): Record<string, unknown> {
  const read = ([name, value]: [string, unknown]): [string, unknown] => [
    name,
    typeof value === "string" && MOMENT.test(name) ? new Date(value) : value,
  ];
  return Object.fromEntries(Object.entries(row).map(read));
}
