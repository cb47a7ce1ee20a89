import type { MikroORM } from "@mikro-orm/core";
import type { AbstractSqlDriver, SqlEntityManager } from "@mikro-orm/sql";
import { translate } from "./translate.ts";

export type Dialect = "pglite" | "postgres";
/** The ORM as both drivers give it. */
export type Orm = MikroORM<AbstractSqlDriver, SqlEntityManager>;

/** Rows of one statement, in one snapshot. Parameters are `$1`, `$2`...; rejects with `Unavailable` when the database is away. */
export type Rows = { rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]> };

export type Database = Rows & {
  readonly orm: Orm;
  readonly dialect: Dialect;
  /** Ends what runs, closes, and gives the directory free. */
  close(): Promise<void>;
};

type Executor = Pick<ReturnType<SqlEntityManager["getKysely"]>, "executeQuery">;

/**
 * `rows` over the ORM's query builder: the same statement on both databases, parameters sent apart from it.
 * The builder takes a compiled query; this is one, written by hand, since the builder is not ours to import.
 */
export const rowsThrough = (executor: () => Executor): Rows["rows"] => {
  let lastId = 0;
  return async <T>(sql: string, parameters: readonly unknown[] = []): Promise<T[]> => {
    lastId += 1;
    const query = { kind: "RawNode", sqlFragments: [sql], parameters: [] } as const;
    const compiled = { sql, parameters, query, queryId: { queryId: `rows-${lastId}` } };
    try {
      const result = await executor().executeQuery(compiled);
      // The statement decides the shape; its caller states it.
      return result.rows as T[];
    } catch (error) {
      throw translate(error);
    }
  };
};

/** Each statement on its own, on whichever connection is free. */
export const rowsOf = (orm: Orm): Rows["rows"] => rowsThrough(() => orm.em.fork().getKysely());
