import { hash, verify } from "@node-rs/argon2";
import { verify as verifyBcrypt } from "@node-rs/bcrypt";
import type { Gate } from "../gate.ts";

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const; // 2 = argon2id
const CURRENT = `$argon2id$v=19$m=${OPTIONS.memoryCost},t=${OPTIONS.timeCost},p=${OPTIONS.parallelism}$`;
const BCRYPT = /^\$2[aby]\$/;

/** Passwords as they are kept. All reject with `Crowded` when too many are being looked at. */
export type Passwords = {
  hash(password: string): Promise<string>;
  /** Of ours, or of bcrypt's from elsewhere; false for anything that is no hash. */
  verify(kept: string, password: string): Promise<boolean>;
  /** Kept in another way than a new one would be. */
  isOutdated(kept: string): boolean;
};

/** Hashing runs on threads of its own, off the event loop; the gate says how many at a time. */
export const createPasswords = (gate: Gate): Passwords => ({
  hash: (password) => gate(() => hash(password, OPTIONS)),
  verify: (kept, password) =>
    gate(() => (BCRYPT.test(kept) ? verifyBcrypt(password, kept) : verify(kept, password)).catch(() => false)),
  isOutdated: (kept) => !kept.startsWith(CURRENT),
});
