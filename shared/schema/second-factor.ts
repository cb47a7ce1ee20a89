import * as z from "zod";
import { givenPasswordSchema, linkTokenSchema } from "./account.ts";

export const BACKUP_CODES = 10;
/** Of a time step (RFC 6238); authenticator apps know no others everywhere. */
export const CODE_DIGITS = 6;
export const STEP_SECONDS = 30;
export const BACKUP_CODE_LENGTH = 12;

/** A code as it was typed: six digits of the app, or a backup code. Spaces and dashes are for the eye. */
export const codeSchema = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, "").toLowerCase())
  .refine((code) => /^\d{6}$|^[a-z2-9]{12}$/.test(code), "is neither six digits nor a backup code");

export const turnOnSchema = z.strictObject({ code: codeSchema });
/** `ticket`: left out after a visit to a provider, whose way back left it in a cookie. */
export const finishSignInSchema = z.strictObject({ ticket: linkTokenSchema.optional(), code: codeSchema });
/** `code`: null where no second factor is on. */
export const stepUpSchema = z.strictObject({ password: givenPasswordSchema, code: codeSchema.nullable() });

/** The second factor of whoever asks. */
export type SecondFactorView = {
  readonly isOn: boolean;
  /** Null = it is off. */
  readonly sinceMs: number | null;
  readonly backupCodesLeft: number;
};
/** What an authenticator app keeps: `secret` in base32 to type, `address` (otpauth:) to scan. Shown once. */
export type SecretToKeep = { readonly secret: string; readonly address: string };
/** Each good once; shown once. */
export type BackupCodes = { readonly backupCodes: readonly string[] };
/** The password was right, and a code is asked for. `ticket`: what finishes this sign-in; whoever has it has the password. */
export type HeldSignIn = { readonly ticket: string; readonly expiresAtMs: number };

/** What somebody can show that it is them with. Nothing at all = nothing is asked. */
export type StepUpWays = {
  /** It was shown in the last minutes, or there is nothing to show. */
  readonly isDone: boolean;
  readonly password: boolean;
  /** Beside the password. */
  readonly needsCode: boolean;
  readonly passkey: boolean;
};
