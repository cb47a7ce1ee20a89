import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomFillSync } from "node:crypto";

/** What was sealed was changed or moved, or its key is another one. */
export class SealBroken extends Error {
  override readonly name = "SealBroken";
}

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const createKey = (): Buffer => randomBytes(KEY_BYTES);

/** Random bytes cost as much as the cipher when they are asked for a few at a time. */
const pool = Buffer.alloc(512 * NONCE_BYTES);
let poolAt = pool.length;
const nextNonce = (): Buffer => {
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += NONCE_BYTES;
  return Buffer.from(pool.subarray(poolAt - NONCE_BYTES, poolAt));
};

/** Bound in as JSON of a list, so that no two lists of texts read the same. */
const bound = (context: readonly (string | number)[]): Buffer => Buffer.from(JSON.stringify(context));

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce: nonce, ciphertext, tag. Random nonces are safe for 2^32 messages under
 * one key.
 */
export const encrypt = (key: Buffer, context: readonly (string | number)[], plain: Uint8Array): Buffer => {
  const nonce = nextNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES }).setAAD(bound(context));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Throws `SealBroken`. */
export const decrypt = (key: Buffer, context: readonly (string | number)[], sealed: Uint8Array): Buffer => {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken("What was sealed is too short.");
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(bound(context))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new SealBroken("What was sealed does not open: it was changed or moved, or its key is another one.");
  }
};

/** HMAC-SHA256 under a key that is made of `key` for nothing else; base64url. */
export const digestOf = (key: Buffer, context: readonly (string | number)[], text: string): string => {
  const own = createHmac("sha256", key).update("hugmood digest 1").digest();
  return createHmac("sha256", own)
    .update(bound([...context, text]))
    .digest("base64url");
};
