import type { Part, TableRights } from "../../entities/rights.ts";

const statementOf = (table: string, { mine, rows, columns }: Part): string | null => {
  if (rows === "go") return `delete from "${table}" where ${mine}`;
  const sets = Object.entries(columns).flatMap(([column, { erase }]) =>
    typeof erase === "string" ? [] : `"${column}" = ${erase.set}`,
  );
  return sets.length === 0 ? null : `update "${table}" set ${sets.join(", ")} where ${mine}`;
};

/** What erasing $1 takes, in order: a table before those it refers to, which `order` names first. */
export const eraseStatements = (rights: readonly TableRights[], order: readonly string[]): readonly string[] =>
  rights
    .toSorted((one, other) => order.indexOf(other.table) - order.indexOf(one.table))
    .flatMap(({ table, parts }) => parts.map((part) => statementOf(table, part)))
    .filter((statement) => statement !== null);
