/**
 * What an export does with a column, from which follows how well it is protected (`levels.ts`). `opened`: SQL of whose key opens it and of the row that is bound in, and the column
 * and table that are, where they are not the own ones.
 */
export type ExportRule =
  | { readonly kind: "given" }
  /** The id of a person, given as the name by which they are known. */
  | { readonly kind: "named" }
  | {
      readonly kind: "opened";
      readonly owner: string;
      readonly row: string;
      readonly column?: string;
      readonly table?: string;
    }
  | { readonly kind: "withheld"; readonly why: string; readonly level?: "sealed" | "secret" };
/** What erasure does with a column: it goes with its row, stays, or gets another value (SQL). */
export type EraseRule = "goes" | "stays" | { readonly set: string; readonly to: string };
/** How long it is kept otherwise. */
export type KeepRule = string;
export type ColumnRights = { readonly export: ExportRule; readonly erase: EraseRule; readonly keep: KeepRule };
export type Columns = Readonly<Record<string, ColumnRights>>;

/** Rows of a table that are somebody's, in one way: the hugs they sent, say. */
export type Part = {
  /** What they are, for the person they are about. */
  readonly title: string;
  /** Names their files in an export, where there is something to give. */
  readonly file: string;
  /** SQL: whether a row is $1's. */
  readonly mine: string;
  /** SQL: which rows an export leaves out, for nothing that its reader may know. */
  readonly hidden?: string;
  /** What erasure does with the rows; each column then says the same, or what it gets. */
  readonly rows: "go" | "stay";
  /** In which order they are given; the last of them tells two rows apart. */
  readonly order: readonly string[];
  readonly columns: Columns;
};

export type TableRights = {
  readonly table: string;
  readonly what: string;
  /** What it is needed for. */
  readonly why: string;
  /** Erased in this order. */
  readonly parts: readonly Part[];
  /** Of a table that is about nobody. */
  readonly nobody?: Columns;
};

export const GIVEN: ExportRule = { kind: "given" };
export const NAMED: ExportRule = { kind: "named" };
export const withheld = (why: string): ExportRule => ({ kind: "withheld", why });
/** What opens something, or would, were it no hash. */
export const secret = (why: string): ExportRule => ({ kind: "withheld", why, level: "secret" });
export const sealed = (why: string): ExportRule => ({ kind: "withheld", why, level: "sealed" });
export const HASH = secret("a hash: it opens nothing");
export const opened = (owner: string, row: string, column?: string, table?: string): ExportRule => ({
  kind: "opened",
  owner,
  row,
  ...(column === undefined ? {} : { column }),
  ...(table === undefined ? {} : { table }),
});
export const EMPTIED: EraseRule = { set: "null", to: "emptied" };
export const becomes = (set: string, to: string): EraseRule => ({ set, to });

/** How long things are kept; more stand where they are used. */
export const KEEP = {
  account: "as long as the account",
  history: "as long as somebody who was in it has an account",
  tombstone: "for good: others' history says “someone”",
  server: "as long as the server",
} as const;

type Group = readonly [exported: ExportRule, erase: EraseRule, keep: KeepRule, ...names: string[]];

/** Columns that are treated alike, by group. */
export const columns = (...groups: readonly Group[]): Columns =>
  Object.fromEntries(
    groups.flatMap(([exported, erase, keep, ...names]) =>
      names.map((name) => [name, { export: exported, erase, keep }] as const),
    ),
  );

/** The same columns where only erasure looks at the rows: another part gives them. */
export const notGiven = (of: Columns, erase: "goes" | "stays", why: string): Columns =>
  Object.fromEntries(
    Object.entries(of).map(([name, { keep }]) => [name, { export: withheld(why), erase, keep }] as const),
  );
