import { hkdfSync } from "node:crypto";
import { Unavailable } from "../../errors.ts";
import { decrypt, encrypt, KEY_BYTES } from "./envelope.ts";

type MasterKey = { readonly id: string; readonly key: Buffer };
/** A user's key as the database has it. */
export type WrappedKey = {
  readonly userId: string;
  /** Of the user's key. */
  readonly version: number;
  /** Name of the master key that wraps it. */
  readonly masterKey: string;
  /** base64url. */
  readonly wrappedKey: string;
};
export type MasterKeys = {
  /** Name of the one that wraps from now on. */
  readonly first: string;
  readonly ids: readonly string[];
  /** Under the first one. */
  wrap(userId: string, version: number, key: Buffer): WrappedKey;
  /** Rejects `Unavailable` when the master key is not ours, and `SealBroken` when it is another one of the same name. */
  unwrap(wrapped: WrappedKey): Buffer;
};

/** Name of the one that follows from the server's secret. */
export const DERIVED_ID = "secret";
const ENTRY = /^([A-Za-z0-9._-]{1,40}):([A-Za-z0-9+/]{43}=)$/;

/** `name:base64 of 32 bytes`, comma-separated; null when it is not that, or a name stands twice. */
export const readMasterKeys = (text: string): readonly MasterKey[] | null => {
  const keys = text.split(",").map((entry) => {
    const [, id = "", base64 = ""] = ENTRY.exec(entry.trim()) ?? [];
    return { id, key: Buffer.from(base64, "base64") };
  });
  const isRight = keys.every(({ id, key }) => id !== "" && id !== DERIVED_ID && key.length === KEY_BYTES);
  return isRight && new Set(keys.map(({ id }) => id)).size === keys.length ? keys : null;
};

/** HKDF (RFC 5869) with a name of its own, so that nothing else is made of the same bits. */
const derive = (secret: string): MasterKey => ({
  id: DERIVED_ID,
  key: Buffer.from(hkdfSync("sha256", secret, "", "hugmood master key 1", KEY_BYTES)),
});

const context = ({ userId, version, masterKey }: Omit<WrappedKey, "wrappedKey">) =>
  ["hugmood user key 1", userId, version, masterKey] as const;

/** The first of `given` wraps; the others, and the one that follows from `secret`, still open. Without `given`, that one wraps. */
export const createMasterKeys = (secret: string, given: readonly MasterKey[] = []): MasterKeys => {
  const keys = [...given, derive(secret)];
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  const first = keys[0] ?? derive(secret);
  return {
    first: first.id,
    ids: keys.map(({ id }) => id),
    wrap(userId, version, key) {
      const of = { userId, version, masterKey: first.id };
      return { ...of, wrappedKey: encrypt(first.key, context(of), key).toString("base64url") };
    },
    unwrap(wrapped) {
      const key = byId.get(wrapped.masterKey);
      if (key === undefined)
        throw new Unavailable("sealing", new Error(`MASTER_KEYS has no key named ${wrapped.masterKey}.`));
      return decrypt(key, context(wrapped), Buffer.from(wrapped.wrappedKey, "base64url"));
    },
  };
};
