import type { Database, Rows } from "../../database/database.ts";
import { startBossAlone } from "../boss.ts";
import { createJobsConnection } from "../jobs-connection.ts";

/** Makes the tables of jobs and a queue; nobody works them off. */
export const makeJobTables = async (database: Database, queue: string): Promise<void> => {
  const fail = (error: unknown): never => {
    throw error;
  };
  const boss = await startBossAlone(database, createJobsConnection(database), [queue], fail);
  await boss.stop({ close: false });
};

/** The database, with the tables of jobs before the first statement. */
export const withJobTables = (database: Database, queue: string): Rows => {
  let made: Promise<void> | undefined;
  return {
    async rows<T>(sql: string, parameters?: readonly unknown[]) {
      await (made ??= makeJobTables(database, queue));
      return database.rows<T>(sql, parameters);
    },
  };
};
