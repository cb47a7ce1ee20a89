import type { Rows } from "../database/database.ts";
import type { Log } from "../logger/logger.ts";
import type { Repeat } from "../repeat.ts";
import { SealBroken } from "./envelope.ts";
import type { MasterKeys, WrappedKey } from "./master-keys.ts";
import { createRewrapping } from "./rewrap-keys.ts";
import { createSealing } from "./sealing.ts";
import type { Sealing } from "./sealing.port.ts";
import { createUserKeys, type UserKeys } from "./user-keys.ts";

type SealingDeps = {
  readonly database: Rows;
  readonly masterKeys: MasterKeys;
  readonly log: Pick<Log, "info" | "warn" | "error">;
  readonly nowMs: () => number;
};
export type OpenedSealing = {
  readonly sealing: Sealing;
  readonly keys: Pick<UserKeys, "look">;
  /** To be started once the server runs. */
  readonly repeats: readonly Repeat[];
};

/** Sealing over a database whose keys are tried once. Throws a sentence when the master keys do not open them. */
export const openSealing = async ({ database, masterKeys, log, nowMs }: SealingDeps): Promise<OpenedSealing> => {
  await tryMasterKeys(database, masterKeys);
  const keys = createUserKeys({ database, masterKeys, nowMs });
  const sealing = createSealing({
    keys,
    onBroken: ({ table, column }, error) => log.error({ table, column, err: error }, "a sealed text does not open"),
  });
  const rewrapping = createRewrapping(
    database,
    masterKeys,
    (keysRewrapped) => log.info({ keysRewrapped }, "users' keys are wrapped under the first master key"),
    (error) => log.warn({ err: error }, "users' keys could not be wrapped anew; tried again in ten minutes"),
  );
  return { sealing, keys, repeats: [keys, rewrapping] };
};

/** One key for each master key there is. */
const ONE_OF_EACH = `
  select distinct on (master_key) user_id as "userId", version, master_key as "masterKey", wrapped_key as "wrappedKey"
  from user_keys where master_key is not null order by master_key`;

const tryMasterKeys = async (database: Rows, masterKeys: MasterKeys): Promise<void> => {
  for (const wrapped of await database.rows<WrappedKey>(ONE_OF_EACH)) {
    if (!masterKeys.ids.includes(wrapped.masterKey)) {
      throw new Error(
        `The database has keys of users that the master key "${wrapped.masterKey}" wraps. Put it back into MASTER_KEYS, behind the first one.`,
      );
    }
    try {
      masterKeys.unwrap(wrapped);
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      throw new Error(
        `The master key "${wrapped.masterKey}" is another one than the one the keys of users were wrapped with. Set MASTER_KEYS, or AUTH_SECRET for the key "secret", to what it was.`,
        { cause: error },
      );
    }
  }
};
