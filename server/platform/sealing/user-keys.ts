import type { Rows } from "../database/database.ts";
import { createRepeat, type Repeat } from "../repeat.ts";
import { createKey } from "./envelope.ts";
import type { MasterKeys, WrappedKey } from "./master-keys.ts";

export type UserKey = { readonly version: number; readonly key: Buffer };
export type UserKeys = Repeat & {
  /** The key of each that has one. With `makes`, also of who has none yet; not of who is gone or shredded. */
  of(owners: Iterable<string>, makes: boolean): Promise<ReadonlyMap<string, UserKey>>;
  /** Forgets now what was shredded. */
  look(): Promise<void>;
};

type UserKeysDeps = {
  readonly database: Rows;
  readonly masterKeys: MasterKeys;
  /** Milliseconds on a clock that never goes back. */
  readonly nowMs: () => number;
};

export const KEY_LIMITS = {
  /** Keys that are kept open in memory, the latest used. */
  keptMax: 10_000,
  keptMs: 5 * 60_000,
  lookEveryMs: 1_000,
  /** After so long without a look what is kept open counts as closed: somebody may have been erased. */
  trustMs: 5_000,
} as const;
/** Longer than any transaction that shreds. */
const SHREDDED_SECONDS = 600;

const COLUMNS = `user_id as "userId", version, master_key as "masterKey", wrapped_key as "wrappedKey"`;
const FIND = `
  select ${COLUMNS} from user_keys
  where user_id = any(string_to_array($1, ',')::uuid[]) and wrapped_key is not null`;
const KEEP = `select ${COLUMNS} from keep_user_keys($1::jsonb) where wrapped_key is not null`;
const SHREDDED = `
  select user_id as id from user_keys where shredded_at > clock_timestamp() - $1::float8 * interval '1 second'`;

type Kept = UserKey & { readonly untilMs: number };

/**
 * Users' keys, unwrapped for as long as they are in use. A shredded key is gone from every process within seconds, with
 * nothing between them but the database: each looks once a second which were shredded, and one that could not look asks
 * the database for every key.
 */
export const createUserKeys = ({ database, masterKeys, nowMs }: UserKeysDeps): UserKeys => {
  const kept = new Map<string, Kept>();
  let lookedAtMs = -Infinity;

  const take = (owner: string): UserKey | null => {
    const found = kept.get(owner);
    if (found === undefined || nowMs() - lookedAtMs > KEY_LIMITS.trustMs || found.untilMs < nowMs()) return null;
    kept.delete(owner);
    kept.set(owner, found);
    return found;
  };
  const keep = (wrapped: WrappedKey): UserKey => {
    const key = { version: wrapped.version, key: masterKeys.unwrap(wrapped) };
    kept.delete(wrapped.userId);
    kept.set(wrapped.userId, { ...key, untilMs: nowMs() + KEY_LIMITS.keptMs });
    const oldest = kept.keys().next();
    if (kept.size > KEY_LIMITS.keptMax && !oldest.done) kept.delete(oldest.value);
    return key;
  };
  const make = (owners: readonly string[]) => {
    const made = owners.map((owner) => masterKeys.wrap(owner, 1, createKey()));
    return database.rows<WrappedKey>(KEEP, [JSON.stringify(made)]);
  };

  const look = async (): Promise<void> => {
    const askedAtMs = nowMs();
    const shredded = await database.rows<{ id: string }>(SHREDDED, [SHREDDED_SECONDS]);
    // What was shredded while nobody looked for so long is not in the answer.
    if (askedAtMs - lookedAtMs > (SHREDDED_SECONDS / 2) * 1000) kept.clear();
    for (const { id } of shredded) kept.delete(id);
    lookedAtMs = askedAtMs;
  };

  return {
    look,
    ...createRepeat(KEY_LIMITS.lookEveryMs, () => look().catch(() => undefined), 0),
    async of(owners, makes) {
      const found = new Map<string, UserKey>();
      const missing: string[] = [];
      for (const owner of new Set(owners)) {
        const key = take(owner);
        if (key === null) missing.push(owner);
        else found.set(owner, key);
      }
      if (missing.length === 0) return found;
      for (const row of await database.rows<WrappedKey>(FIND, [missing.join()])) found.set(row.userId, keep(row));
      const without = makes ? missing.filter((owner) => !found.has(owner)) : [];
      if (without.length === 0) return found;
      for (const row of await make(without)) found.set(row.userId, keep(row));
      return found;
    },
  };
};
