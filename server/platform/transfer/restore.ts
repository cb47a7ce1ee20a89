import { openDatabase } from "../database/open.ts";
import type { Compared } from "./digest.ts";
import { fillDatabase } from "./fill.ts";
import { checkBackup, readBackup } from "./read-backup.ts";
import { keysOpenWith } from "./sealed-keys.ts";

export type RestoreOptions = {
  readonly file: string;
  readonly dataDir: string;
  /** Without it into the embedded database of `dataDir`, whose server must be stopped. */
  readonly databaseUrl: string | undefined;
  /** The secret that the server will have, where it is known. */
  readonly secret: string | undefined;
  readonly log?: (line: string) => void;
};
export type Restored = {
  readonly compared: readonly Compared[];
  /** Whether `secret` opens the signing keys that came with it; unknown without a secret. */
  readonly keys: "open" | "sealed" | "no keys" | "unknown";
};

/**
 * A backup into a database without people, whichever of the two kinds made it. The whole file is looked through before
 * anything is opened. Throws TransferRefused or DatabaseUnusable with a sentence; then no row was changed.
 */
export const restoreBackup = async ({ file, dataDir, databaseUrl, secret, log }: RestoreOptions): Promise<Restored> => {
  await checkBackup(file);
  const database = await openDatabase({ dataDir, databaseUrl, ...(log && { log }) });
  try {
    const compared = await fillDatabase(database, readBackup(file));
    return { compared, keys: secret === undefined ? "unknown" : await keysOpenWith(database, secret) };
  } finally {
    await database.close();
  }
};
