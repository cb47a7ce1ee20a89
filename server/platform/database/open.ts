import { join } from "node:path";
import { type Database, rowsOf } from "./database.ts";
import { lockDirectory } from "./directory.lock.ts";
import { firstStart } from "./first-start.ts";
import { migrate } from "./migrate.ts";
import { openOrm } from "./orm.ts";
import { startPglite } from "./pglite.proxy.ts";
import { DatabaseUnusable } from "./unusable.ts";

/** `databaseUrl`: PostgreSQL; without it the embedded database in `dataDir`/database, which one process has at a time. */
export type DatabaseOptions = {
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** false = the tables stay as they are, whichever version made them. */
  readonly migrates?: boolean;
  /** Progress, in plain words. */
  readonly log?: (line: string) => void;
};

/** Opens the database and brings its tables up to date, unless told not to. Throws DatabaseUnusable with a sentence for the person who starts the server. */
export const openDatabase = ({ databaseUrl, dataDir, migrates = true, log }: DatabaseOptions): Promise<Database> => {
  const ready = (database: Database): Promise<Database> => makeReady(database, migrates, log);
  return databaseUrl === undefined ? openEmbedded(dataDir, ready) : openServer(databaseUrl, ready);
};

type Ready = (database: Database) => Promise<Database>;

const openEmbedded = async (dataDir: string, ready: Ready): Promise<Database> => {
  const lock = lockDirectory(dataDir);
  try {
    const making = firstStart(dataDir);
    const pglite = await startPglite({ directory: join(dataDir, "database") });
    try {
      const orm = await openOrm({ dialect: "pglite", pglite });
      const close = async (): Promise<void> => {
        await orm.close();
        await pglite.close();
        lock.release();
      };
      const database = await ready({ orm, dialect: "pglite", rows: rowsOf(orm), close });
      making.done();
      return database;
    } catch (error) {
      await pglite.close().catch(() => undefined);
      throw error;
    }
  } catch (error) {
    lock.release();
    throw unusable(
      `The database in ${dataDir} cannot be opened`,
      "Probably the disk is full or the directory is damaged: make room, or choose another directory with DATA_DIR",
      error,
    );
  }
};

const openServer = async (databaseUrl: string, ready: Ready): Promise<Database> => {
  try {
    const orm = await openOrm({ dialect: "postgres", databaseUrl });
    try {
      const rows = rowsOf(orm);
      await checkEncoding(rows);
      return await ready({ orm, dialect: "postgres", rows, close: () => orm.close() });
    } catch (error) {
      await orm.close().catch(() => undefined);
      throw error;
    }
  } catch (error) {
    throw unusable(
      "The PostgreSQL server of DATABASE_URL cannot be used",
      "Is it running, and are its address, user, password and database right? Leave DATABASE_URL out to use the embedded database",
      error,
    );
  }
};

/** Names are searched by normal forms, which PostgreSQL has in UTF-8 only. */
const checkEncoding = async (rows: Database["rows"]): Promise<void> => {
  const [found] = await rows<{ encoding: string }>("select current_setting('server_encoding') as encoding");
  if (found?.encoding === "UTF8") return;
  throw new DatabaseUnusable(
    `The database of DATABASE_URL keeps its text as ${found?.encoding}, and HugMood needs UTF8. ` +
      "Make one that does: create database hugmood encoding 'UTF8' locale 'C.UTF-8' template template0.",
  );
};

const makeReady = async (database: Database, migrates: boolean, log: DatabaseOptions["log"]): Promise<Database> => {
  await database.rows("select 1");
  if (!migrates) return database;
  const done = await migrate(database);
  if (done.length > 0) log?.(`database: ${done.length} migrations done`);
  return database;
};

const unusable = (what: string, cure: string, cause: unknown): DatabaseUnusable => {
  if (cause instanceof DatabaseUnusable) return cause;
  let root = cause;
  while (root instanceof Error && root.cause instanceof Error) root = root.cause;
  const reason = root instanceof Error ? root.message || root.name : String(root);
  return new DatabaseUnusable(`${what} (${reason}). ${cure}.`, { cause });
};
