import type { Rows } from "../../platform/database/database.ts";
import type { Sealing } from "../../platform/sealing/sealing.port.ts";
import { isSealed } from "../sealed-words.ts";
import type { GivenPart } from "./export.parts.ts";
import { wordOf } from "./export.parts.ts";
import { countSql, pageSql, TIMES } from "./export.sql.ts";

export type GivenRow = Readonly<Record<string, unknown>>;
export type RowReader = {
  count(of: GivenPart): Promise<number>;
  /** Some rows at a time, in the part's order: never more than a page in memory. */
  pages(of: GivenPart): AsyncGenerator<readonly GivenRow[]>;
};

type Found = {
  readonly given: GivenRow;
  readonly place: unknown;
  readonly seals: Readonly<Record<string, { owner: string | null; row: string | null } | null>>;
};

type Seal = { readonly owner: string | null; readonly row: string | null } | null | undefined;
const placeOf = (
  table: string,
  rule: { readonly column?: string; readonly table?: string },
  column: string,
  seal: Seal,
) => ({
  owner: seal?.owner ?? "",
  table: rule.table ?? table,
  column: rule.column ?? column,
  row: seal?.row ?? "",
});

/** Reads what is somebody's, with sealed words opened: what cannot be opened any more is empty. */
export const createRowReader = async (
  database: Rows,
  sealing: Pick<Sealing, "openAll">,
  userId: string,
): Promise<RowReader> => {
  const times = new Set((await database.rows<{ name: string }>(TIMES)).map(({ name }) => name));

  const open = async ({ table, part }: GivenPart, rows: readonly Found[]): Promise<readonly GivenRow[]> => {
    const given = rows.map((row): Record<string, unknown> => ({ ...row.given }));
    for (const [column, { export: rule }] of Object.entries(part.columns)) {
      if (rule.kind !== "opened") continue;
      const word = wordOf(column, false);
      const sealed = rows.flatMap(({ given: { [word]: text }, seals: { [word]: seal } }, at) =>
        typeof text === "string" && isSealed(text)
          ? [{ at, sealed: text, place: placeOf(table, rule, column, seal) }]
          : [],
      );
      const known = sealed.filter(({ place }) => place.owner !== "");
      const texts = await sealing.openAll(known);
      for (const { at } of sealed) Object.assign(given[at] ?? {}, { [word]: null });
      for (const [nth, { at }] of known.entries()) Object.assign(given[at] ?? {}, { [word]: texts[nth] ?? null });
    }
    return given;
  };

  return {
    async count(of) {
      const [found] = await database.rows<{ count: number }>(countSql(of), [userId]);
      return found?.count ?? 0;
    },
    async *pages(of) {
      let place: unknown = null;
      for (;;) {
        const after = place === null ? [] : [JSON.stringify(place)];
        const rows = await database.rows<Found>(pageSql(of, times, place === null), [userId, ...after]);
        const last = rows.at(-1);
        if (last === undefined) return;
        yield await open(of, rows);
        place = last.place;
      }
    },
  };
};
