import { RIGHTS } from "../../entities/rights.list.ts";
import type { Part, TableRights } from "../../entities/rights.ts";

/** What one part of one table gives. */
export type GivenPart = { readonly table: string; readonly part: Part };

const givesSomething = ({ columns }: Part): boolean =>
  Object.values(columns).some(({ export: rule }) => rule.kind !== "withheld");

export const givenParts = (rights: readonly TableRights[] = RIGHTS): readonly GivenPart[] =>
  rights.flatMap(({ table, parts }) => parts.filter(givesSomething).map((part) => ({ table, part })));

/** `sender_id` is given as `sender` (a name), `sent_at` as `sentAt`. */
export const wordOf = (column: string, isNamed: boolean): string =>
  (isNamed ? column.replace(/_id$/, "") : column).replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** What a part gives, in its order. */
export const wordsOf = ({ columns }: Part): readonly string[] =>
  Object.entries(columns).flatMap(([column, { export: rule }]) =>
    rule.kind === "withheld" ? [] : [wordOf(column, rule.kind === "named")],
  );
