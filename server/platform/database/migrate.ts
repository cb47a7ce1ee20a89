import type { Migrator } from "@mikro-orm/migrations";
import type { Database } from "./database.ts";

/** Any number that nobody else in this database uses. */
const MIGRATION_LOCK = 7_411_202_611;

/**
 * Runs the migrations that are missing. On PostgreSQL one process at a time: the lock is held by an open transaction, so
 * it is gone with its process, and through pgBouncer it stays on one connection.
 */
export const migrate = async ({ orm, dialect }: Pick<Database, "orm" | "dialect">): Promise<string[]> => {
  // The extension registered at start is this one.
  const migrator = orm.config.getExtension<Migrator>("@mikro-orm/migrator") as Migrator;
  const up = async (): Promise<string[]> => (await migrator.up()).map(({ name }) => name);
  if (dialect === "pglite") return up();
  return orm.em.fork().transactional(async (em) => {
    await em.execute("set local statement_timeout = 0");
    await em.execute("set local idle_in_transaction_session_timeout = 0");
    await em.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    return up();
  });
};
