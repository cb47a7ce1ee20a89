import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Hashes and seals by the server's secret, for what is kept for a short time under a name that is kept nowhere. */
export type KeyedSeal = {
  /** Nobody without the secret can tell of which text it is, nor try. */
  hash(text: string): string;
  /** AES-256-GCM under a key that follows from the secret and `name`. */
  seal(name: string, text: string): string;
  /** Throws if the name is another one, or the sealed text was changed. */
  open(name: string, sealed: string): string;
};

/** `purpose` keeps those of one use apart from those of another. */
export const createKeyedSeal = (secret: string, purpose: string): KeyedSeal => {
  const keyOf = (name: string) => Buffer.from(hkdfSync("sha256", secret, name, `seal ${purpose}`, 32));
  return {
    hash: (text) => createHmac("sha256", secret).update(`hash ${purpose}\n${text}`).digest("base64url"),
    seal(name, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", keyOf(name), nonce);
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString("base64url");
    },
    open(name, sealed) {
      const bytes = Buffer.from(sealed, "base64url");
      const end = bytes.length - TAG_BYTES;
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv("aes-256-gcm", keyOf(name), nonce, { authTagLength: TAG_BYTES });
      decipher.setAuthTag(bytes.subarray(end));
      const opened = [decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()];
      return Buffer.concat(opened).toString("utf8");
    },
  };
};
