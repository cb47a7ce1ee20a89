import type { Rows } from "../database/database.ts";
import { createRepeat, type Repeat } from "../repeat.ts";
import type { MasterKeys, WrappedKey } from "./master-keys.ts";

const STEP = 100;
const EVERY_MS = 10 * 60_000;
const FIRST_MS = 2_000;

const OUTDATED = `
  select user_id as "userId", version, master_key as "masterKey", wrapped_key as "wrappedKey" from user_keys
  where master_key <> $1 and master_key = any(string_to_array($2, ',')) order by user_id limit ${STEP}`;
/** Only over what was read: it may have been shredded meanwhile, or somebody else was faster. */
const REWRAP = `
  update user_keys set master_key = made."masterKey", wrapped_key = made."wrappedKey", rewrapped_at = clock_timestamp()
  from jsonb_to_recordset($1::jsonb) as made("userId" uuid, "masterKey" text, "wrappedKey" text, "was" text)
  where user_id = made."userId" and wrapped_key = made."was" returning user_id`;

/** Wraps some users' keys under the first master key; how many. 0 = all of them are. */
const rewrapSome = async (database: Rows, masterKeys: MasterKeys): Promise<number> => {
  const outdated = await database.rows<WrappedKey>(OUTDATED, [masterKeys.first, masterKeys.ids.join()]);
  if (outdated.length === 0) return 0;
  const made = outdated.map((wrapped) => ({
    ...masterKeys.wrap(wrapped.userId, wrapped.version, masterKeys.unwrap(wrapped)),
    was: wrapped.wrappedKey,
  }));
  await database.rows(REWRAP, [JSON.stringify(made)]);
  return outdated.length;
};

/**
 * Wraps every user's key under the first master key, in small steps, while everybody goes on sealing; begun again it does
 * what is left. How many it found.
 */
export const rewrapAll = async (database: Rows, masterKeys: MasterKeys): Promise<number> => {
  let all = 0;
  for (;;) {
    const some = await rewrapSome(database, masterKeys);
    if (some === 0) return all;
    all += some;
  }
};

/** Soon after the start, and now and then: somebody may have sealed under an older first key until just now. */
export const createRewrapping = (
  database: Rows,
  masterKeys: MasterKeys,
  onDone: (rewrapped: number) => void,
  onFailed: (error: unknown) => void,
): Repeat =>
  createRepeat(
    EVERY_MS,
    () =>
      rewrapAll(database, masterKeys).then((rewrapped) => {
        if (rewrapped > 0) onDone(rewrapped);
      }, onFailed),
    FIRST_MS,
  );
