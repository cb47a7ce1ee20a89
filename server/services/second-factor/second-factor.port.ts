import type { BackupCodes, HeldSignIn, SecondFactorView, SecretToKeep } from "#shared/schema/second-factor.ts";
import type { CookieChanges } from "../identity/identity.port.ts";
import type { Outcome } from "../outcome.ts";

type Ok = Outcome<{ readonly ok: true }>;

/**
 * An authenticator app (RFC 6238) beside the password or a provider, and backup codes for when it is lost. A code is good for its time
 * step and one before and after, and is taken once; a backup code is taken once. Tries are limited in the database, for
 * all processes together: `too_many` says when. A `code` is as `codeSchema` gives it. Who may ask for changes (a session
 * that is stepped up) is looked at before. Every method rejects with `Unavailable` when the database is away.
 */
export type SecondFactor = {
  view(userId: string): Promise<SecondFactorView>;
  /** A new secret, good to be turned on for an hour; one that was begun before is forgotten. Refusals: `no_password`, `second_factor_on`, `no_such_person`. */
  begin(userId: string): Promise<Outcome<SecretToKeep>>;
  /** By a code of that secret; the answer has the backup codes. Refusals: `wrong_code`, `no_second_factor` (not begun, or too long ago), `too_many`. */
  turnOn(userId: string, code: string): Promise<Outcome<BackupCodes>>;
  /** Those of before open nothing any more. Refusal: `no_second_factor`. */
  renewBackupCodes(userId: string): Promise<Outcome<BackupCodes>>;
  /** With its backup codes, and sign-ins that wait for a code. Refusal: `no_second_factor`. */
  turnOff(userId: string): Promise<Ok>;
  /** Takes one code, of the app or a backup one. Refusals: `wrong_code`, `too_many`, `no_second_factor` (none is on). */
  take(userId: string, code: string): Promise<Ok>;
  /** A ticket for somebody who has shown the first factor; null = no code is needed. It ends when the password changes. */
  hold(userId: string): Promise<HeldSignIn | null>;
  /**
   * A new session for whoever has the ticket and a code; that of `headers`, if there is one, ends. `ticket`: null = the one
   * that a visit to a provider left in this browser's cookie.
   * Refusals: `wrong_code` (the ticket stays good), `ticket_expired` (used, too old or made up), `too_many`.
   */
  finish(
    ticket: string | null,
    code: string,
    headers: Headers,
  ): Promise<Outcome<{ readonly userId: string; readonly setCookies: CookieChanges }>>;
};
