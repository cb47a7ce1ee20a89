import type { Columns, Part, TableRights } from "./rights.ts";

/** A table as the ORM knows it. */
export type TableShape = { readonly name: string; readonly columns: readonly string[] };

const ofColumns = (where: string, declared: Columns, shape: TableShape): string[] => [
  ...shape.columns
    .filter((column) => !Object.hasOwn(declared, column))
    .map((column) => `${where} does not say what is done with ${shape.name}.${column}.`),
  ...Object.keys(declared)
    .filter((column) => !shape.columns.includes(column))
    .map((column) => `${where} speaks of ${shape.name}.${column}, which is not there.`),
];

/** Rows that go take every column along; of rows that stay none goes. */
const ofErasure = ({ title, rows, columns }: Part, { name }: TableShape): string[] =>
  Object.entries(columns)
    .filter(([, { erase }]) => (erase === "goes") !== (rows === "go"))
    .map(([column]) => `“${title}” says of ${name}.${column} another thing than of its rows.`);

const ofTable = (shape: TableShape, rights: TableRights | undefined): string[] => {
  if (rights === undefined) return [`No rights are declared for the table ${shape.name}.`];
  if (rights.parts.length === 0 && rights.nobody === undefined) return [`${shape.name} has neither parts nor nobody.`];
  return [
    ...(rights.nobody === undefined ? [] : ofColumns(shape.name, rights.nobody, shape)),
    ...rights.parts.flatMap((part) => [
      ...ofColumns(`“${part.title}”`, part.columns, shape),
      ...ofErasure(part, shape),
      ...part.order
        .filter((column) => !shape.columns.includes(column))
        .map((column) => `${shape.name} has no ${column}.`),
    ]),
  ];
};

/** A sentence for each column without rights, and for whatever else does not fit the tables; none = all is declared. */
export const rightsComplaints = (shapes: readonly TableShape[], rights: readonly TableRights[]): readonly string[] => [
  ...shapes.flatMap((shape) =>
    ofTable(
      shape,
      rights.find(({ table }) => table === shape.name),
    ),
  ),
  ...rights
    .filter(({ table }) => !shapes.some(({ name }) => name === table))
    .map(({ table }) => `There is no table ${table}.`),
];
