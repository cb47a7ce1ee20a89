import { createHash, randomBytes } from "node:crypto";

/** What only its holder has, in a cookie or a link that is mailed, and the only form in which we keep it. */
export type SecretToken = { readonly token: string; readonly hash: string };

/** SHA-256 in hex. A token is 256 random bits, so nothing slower is needed. */
export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** 32 random bytes in base64url: 43 characters. */
export const createSecretToken = (): SecretToken => {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashOf(token) };
};
