import { statfs } from "node:fs/promises";
import type { Thread } from "./pglite.thread.ts";

/** Below this the database only reads: the log grows by files of 16 MB, and one that cannot be written stops it altogether. */
export const LEAST_FREE_BYTES = 64 * 1024 * 1024;
const LOOK_EVERY_MS = 1000;

export type SpaceWatch = { look(thread: Thread): Promise<void> };

const freeBytesOf = async (directory: string): Promise<number> => {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
};

/**
 * Looks, before questions and at most once a second, how much room the disk has. While there is too little, every write is
 * refused with SQLSTATE 25006 (the caller hears `try_later`) and reading goes on; with room again, so does writing.
 */
export const createSpaceWatch = (directory: string | undefined, freeBytes = freeBytesOf): SpaceWatch => {
  // A new thread writes until it is told otherwise.
  let told: { readonly thread: Thread | null; readonly isLow: boolean } = { thread: null, isLow: false };
  let lookedAtMs = -Infinity;
  return {
    async look(thread) {
      if (told.thread !== thread) told = { thread, isLow: false };
      else if (performance.now() - lookedAtMs < LOOK_EVERY_MS) return;
      if (directory === undefined) return;
      lookedAtMs = performance.now();
      const isLow = (await freeBytes(directory)) < LEAST_FREE_BYTES;
      if (isLow === told.isLow) return;
      await thread.ask({ kind: "exec", sql: `set default_transaction_read_only = ${isLow ? "on" : "off"}` });
      told = { thread, isLow };
    },
  };
};
