import type { ColumnRights, TableRights } from "./rights.ts";

/** How well a column is protected, strongest first; docs/data.md says what each demands. */
export const LEVELS = ["sealed", "secret", "personal", "technical"] as const;
export type Level = (typeof LEVELS)[number];

const levelOf = ({ export: rule }: ColumnRights, isAboutSomebody: boolean): Level => {
  if (rule.kind === "opened") return "sealed";
  if (rule.kind === "withheld" && rule.level !== undefined) return rule.level;
  return isAboutSomebody ? "personal" : "technical";
};

/**
 * The level of each column of a table. It follows from what an export does with it: what is opened for its owner is sealed,
 * what is withheld says whether it is sealed or a secret, the rest is personal in a table about somebody, and technical in
 * one about nobody. Where several parts speak of a column, the strongest holds.
 */
export const levelsOf = ({ parts, nobody }: TableRights): ReadonlyMap<string, Level> => {
  const levels = new Map<string, Level>();
  for (const [columns, isAboutSomebody] of [
    ...parts.map((part) => [part.columns, true] as const),
    [nobody ?? {}, false] as const,
  ])
    for (const [name, rights] of Object.entries(columns)) {
      const said = [levels.get(name), levelOf(rights, isAboutSomebody)];
      levels.set(name, LEVELS.find((level) => said.includes(level)) ?? "personal");
    }
  return levels;
};

/** `table.column` of all columns of a level, in order. */
export const columnsOf = (rights: readonly TableRights[], wanted: Level): readonly string[] =>
  rights
    .flatMap((table) =>
      [...levelsOf(table)].flatMap(([column, level]) => (level === wanted ? [`${table.table}.${column}`] : [])),
    )
    .toSorted();
