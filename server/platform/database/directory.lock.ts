import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DatabaseUnusable } from "./unusable.ts";

export type DirectoryLock = { release(): void };

/**
 * Takes a directory for this process alone; makes it when it is not there. The lock is one of the kernel's on
 * `lock.sqlite`, so it is free the moment its holder is gone, however that ended; `lock.pid` only says who it was.
 * Throws DatabaseUnusable when it is held (by this process too) or the directory cannot be written.
 */
export const lockDirectory = (directory: string): DirectoryLock => {
  const pidFile = join(directory, "lock.pid");
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(directory, { recursive: true });
    lock = new DatabaseSync(join(directory, "lock.sqlite"));
    lock.exec("pragma locking_mode = exclusive; begin exclusive");
    writeFileSync(pidFile, `${process.pid}\n`);
  } catch (error) {
    lock?.close();
    throw new DatabaseUnusable(
      isBusy(error) ? heldSentence(directory, pidFile) : unwritableSentence(directory, error),
      {
        cause: error,
      },
    );
  }
  const held = lock;
  return { release: () => held.close() };
};

const SQLITE_BUSY = 5;
const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;

const heldSentence = (directory: string, pidFile: string): string => {
  let holder = "another process";
  try {
    const pid = readFileSync(pidFile, "utf8").trim();
    if (pid !== "") holder = Number(pid) === process.pid ? "this same process" : `the process ${pid}`;
  } catch {
    // Its holder has not written its number yet; the sentence does without.
  }
  return (
    `The database directory ${directory} is in use by ${holder}: two at once would damage it. ` +
    "Stop that one first, or give this one a directory of its own with DATA_DIR."
  );
};

const unwritableSentence = (directory: string, error: unknown): string => {
  const reason = error instanceof Error ? error.message : String(error);
  return (
    `The database directory ${directory} cannot be written (${reason}). ` +
    "Probably it is a file, belongs to somebody else, or the disk is full or read-only: make room or choose another one with DATA_DIR."
  );
};
