import { symmetricDecrypt } from "better-auth/crypto";
import type { Rows } from "../database/database.ts";

/**
 * Whether a secret opens the signing keys of a database (`private_key` is JSON text around what the identity library
 * sealed). A server with another secret does not start, and would sign everybody out.
 */
export const keysOpenWith = async ({ rows }: Rows, secret: string): Promise<"open" | "sealed" | "no keys"> => {
  const keys = await rows<{ private_key: string }>("select private_key from signing_keys order by created_at desc");
  if (keys.length === 0) return "no keys";
  try {
    for (const key of keys) await symmetricDecrypt({ key: secret, data: JSON.parse(key.private_key) as string });
    return "open";
  } catch {
    return "sealed";
  }
};
