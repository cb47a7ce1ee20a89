import { Migrator } from "@mikro-orm/migrations";
import { ENTITIES } from "../../entities/schema.ts";
import { MIGRATIONS } from "../../entities/migrations.list.ts";
import type { Orm } from "./database.ts";
import type { PgliteProxy } from "./pglite.proxy.ts";

/** A statement longer than this is a bug or an overload; the caller hears `try_later`. */
const STATEMENT_TIMEOUT_MS = 10_000;
const CONNECT_TIMEOUT_MS = 3_000;
const POOL_MAX = 10;

let opened = 0;

type OrmOptions =
  | { readonly dialect: "pglite"; readonly pglite: PgliteProxy }
  | { readonly dialect: "postgres"; readonly databaseUrl: string };

/** The ORM on either database. Each has its own context: two in one process would otherwise mix up their transactions. */
export const openOrm = async (options: OrmOptions): Promise<Orm> => {
  opened += 1;
  const shared = {
    entities: ENTITIES,
    extensions: [Migrator],
    contextName: `database-${opened}`,
    ensureDatabase: false,
    migrations: { migrationsList: MIGRATIONS, snapshot: false, silent: true, transactional: true, allOrNothing: true },
  };
  if (options.dialect === "pglite") {
    const { MikroORM } = await import("@mikro-orm/pglite");
    const orm = await MikroORM.init({ ...shared, dbName: "hugmood", driverOptions: { pglite: options.pglite } });
    // The two drivers' types differ only in their SQL dialect.
    return orm as unknown as Orm;
  }
  const { MikroORM } = await import("@mikro-orm/postgresql");
  const orm = await MikroORM.init({
    ...shared,
    clientUrl: options.databaseUrl,
    pool: { min: 0, max: POOL_MAX, idleTimeoutMillis: 30_000 },
    driverOptions: {
      statement_timeout: STATEMENT_TIMEOUT_MS,
      idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
      // A server that vanished without closing its connections answers nothing at all.
      query_timeout: STATEMENT_TIMEOUT_MS + 2_000,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: "hugmood",
    },
  });
  return orm as unknown as Orm;
};
