import { createHmac, randomBytes, randomInt } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { BACKUP_CODE_LENGTH, BACKUP_CODES, CODE_DIGITS, STEP_SECONDS } from "#shared/schema/second-factor.ts";

/** RFC 4226, 4 (R6): as long as the hash. */
const SECRET_BYTES = 20;
/** Without those that are taken for one another. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUP = 4;
const ISSUER = "HugMood";
/** Steps before and after that of this moment (RFC 6238, 6). */
const DRIFT_STEPS = 1;
const IS_CODE = new RegExp(`^\\d{${CODE_DIGITS}}$`);

/** Codes of authenticator apps (RFC 6238), and those in their place when the app is lost. */
export type OneTimeCodes = {
  /** Base32. */
  makeSecret(): string;
  /** What an app scans: `otpauth://totp/…`. `account`: whose it is, as the app shows it. */
  addressOf(secret: string, account: string): string;
  /** The time step that a code is of, at most one from that of `atMs`; null = it is of none. */
  stepOf(secret: string, code: string, atMs: number): number | null;
  /** In groups, as they are shown. Some 59 bits each. */
  makeBackupCodes(): readonly string[];
  /** What is kept of a backup code, written without its groups. Keyed, so that a copy of the database is no help. */
  hashOf(userId: string, code: string): string;
};

export const createOneTimeCodes = (secret: string): OneTimeCodes => {
  const totp = (base32: string, label = "") =>
    new TOTP({
      issuer: ISSUER,
      label,
      secret: Secret.fromBase32(base32),
      algorithm: "SHA1",
      digits: CODE_DIGITS,
      period: STEP_SECONDS,
    });
  const makeBackupCode = (): string => {
    const signs = Array.from({ length: BACKUP_CODE_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join(
      "",
    );
    return signs.match(new RegExp(`.{${GROUP}}`, "g"))?.join("-") ?? signs;
  };
  return {
    makeSecret: () => new Secret({ buffer: Uint8Array.from(randomBytes(SECRET_BYTES)).buffer }).base32,
    addressOf: (base32, account) => totp(base32, account).toString(),
    stepOf: (base32, code, atMs) => {
      if (!IS_CODE.test(code)) return null;
      const delta = totp(base32).validate({ token: code, timestamp: atMs, window: DRIFT_STEPS });
      return delta === null ? null : Math.floor(atMs / (STEP_SECONDS * 1000)) + delta;
    },
    makeBackupCodes: () => Array.from({ length: BACKUP_CODES }, makeBackupCode),
    hashOf: (userId, code) =>
      createHmac("sha256", secret)
        .update(`backup code ${userId} ${code.replaceAll("-", "")}`)
        .digest("base64url"),
  };
};
