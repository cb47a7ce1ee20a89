import { openDatabase } from "../../server/platform/database/open.ts";
import {
  createEmptyDatabase,
  openTestDatabase,
  testServerUrl,
} from "../../server/platform/database/testing/open-test-database.ts";
import type { Rows } from "../../server/platform/database/database.ts";
import { createDatabaseWorld } from "../../server/services/testing/database-world.ts";
import type { World } from "../../server/services/testing/world.ts";

/** One database with the services of two processes over it. */
export type TwoServices = {
  readonly database: Rows;
  /** The first moves the clock and empties the tables. */
  readonly services: readonly [World, World];
  close(): Promise<void>;
};

const onServer = async (): Promise<TwoServices> => {
  const { url, drop } = await createEmptyDatabase();
  const one = await openDatabase({ databaseUrl: url, dataDir: "" });
  const other = await openDatabase({ databaseUrl: url, dataDir: "" });
  const close = async (): Promise<void> => {
    await one.close();
    await other.close();
    await drop();
  };
  return { database: one, services: [createDatabaseWorld(one), createDatabaseWorld(other)], close };
};

const embedded = async (): Promise<TwoServices> => {
  const database = await openTestDatabase("pglite");
  const services = [createDatabaseWorld(database), createDatabaseWorld(database)] as const;
  return { database, services, close: () => database.close() };
};

/** On the PostgreSQL server for tests if there is one, else embedded. */
export const openTwoServices = (dialect: "pglite" | "postgres" | null = null): Promise<TwoServices> =>
  (dialect ?? (testServerUrl() === undefined ? "pglite" : "postgres")) === "pglite" ? embedded() : onServer();
