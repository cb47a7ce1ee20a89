import { createHash, type Hash } from "node:crypto";
import type { Batch } from "./read-rows.ts";

/** How many rows a table has, and SHA-256 (hex) over all of them in the order of the key. */
export type Figures = { readonly rows: number; readonly digest: string };
export type Compared = { readonly table: string; readonly source: Figures; readonly target: Figures };

export const isSame = ({ source, target }: Compared): boolean =>
  source.rows === target.rows && source.digest === target.digest;

export type Digests = {
  add(batch: Batch): void;
  /** Of tables that had no batch: no rows, and the digest of nothing. */
  of(table: string): Figures;
};

/** Adds up what passes by, one running digest a table. */
export const createDigests = (): Digests => {
  const tables = new Map<string, { rows: number; readonly hash: Hash }>();
  return {
    add({ table, lines }) {
      const sum = tables.get(table) ?? { rows: 0, hash: createHash("sha256") };
      tables.set(table, sum);
      sum.rows += lines.length;
      for (const line of lines) sum.hash.update(line).update("\n");
    },
    of(table) {
      const sum = tables.get(table);
      return { rows: sum?.rows ?? 0, digest: (sum?.hash.copy() ?? createHash("sha256")).digest("hex") };
    },
  };
};
