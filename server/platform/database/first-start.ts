import { existsSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseUnusable } from "./unusable.ts";

const MB = 1024 * 1024;
/** A new database takes about 70 MB before anything is written to it. */
const NEW_DATABASE_BYTES = 160 * MB;

const freeBytes = (directory: string): number => {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
};

/**
 * A first start that was cut short leaves half a database, which nobody can open. So `database.making` stands beside it
 * until all its tables are there: whoever finds the mark starts anew. Without the mark nothing is ever removed.
 * The caller holds the lock of the directory, and calls `done` before anything can be written.
 */
export const firstStart = (dataDir: string, freeBytesOf = freeBytes): { done(): void } => {
  const database = join(dataDir, "database");
  const mark = join(dataDir, "database.making");
  if (existsSync(mark)) rmSync(database, { recursive: true, force: true });
  if (existsSync(database)) return { done: () => undefined };
  const free = freeBytesOf(dataDir);
  if (free < NEW_DATABASE_BYTES) {
    throw new DatabaseUnusable(
      `The disk of ${dataDir} has ${Math.floor(free / MB)} MB left; a new database needs ${NEW_DATABASE_BYTES / MB} MB. ` +
        "Make room, or choose a directory on another disk with DATA_DIR.",
    );
  }
  writeFileSync(mark, "");
  return { done: () => rmSync(mark, { force: true }) };
};
