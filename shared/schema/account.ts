import * as z from "zod";

/** Where the password is the only factor (NIST SP 800-63B-4, 3.1.1.2); in characters as Unicode counts them. */
export const PASSWORD_MIN = 15;
export const PASSWORD_MAX = 128;
/** RFC 5321, 4.5.3.1.3, without the brackets. */
export const MAIL_MAX = 254;

const PASSWORD_UNITS_MAX = PASSWORD_MAX * 4;
const password = z
  .string()
  .max(PASSWORD_UNITS_MAX)
  // The same on every keyboard (NIST SP 800-63B-4, 3.1.1.2).
  .transform((text) => text.normalize("NFKC"));

/** A mail address as it is kept and compared: trimmed, in small letters. */
export const mailSchema = z
  .string()
  .max(MAIL_MAX)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email().max(MAIL_MAX));
/** A password that is chosen: 15 to 128 characters of any kind; whether it is a common one is asked elsewhere. */
export const newPasswordSchema = password.refine((text) => {
  const length = [...text].length;
  return length >= PASSWORD_MIN && length <= PASSWORD_MAX;
}, `needs ${PASSWORD_MIN} to ${PASSWORD_MAX} characters`);
/** A password that is given: whatever was typed, so that what was chosen elsewhere under other rules still opens. */
export const givenPasswordSchema = password.refine((text) => text.length > 0, "is empty");
/** What a link in a letter carries: 32 random bytes, base64url. */
export const linkTokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

export const registerSchema = z.strictObject({ mail: mailSchema, password: newPasswordSchema });
export type Register = z.infer<typeof registerSchema>;
export const signInSchema = z.strictObject({ mail: mailSchema, password: givenPasswordSchema });
export type SignIn = z.infer<typeof signInSchema>;
export const resetPasswordSchema = z.strictObject({ token: linkTokenSchema, password: newPasswordSchema });
export const changePasswordSchema = z.strictObject({ password: newPasswordSchema });

/** How letters leave: by mail; printed in the server's log (a machine of one's own); not at all. */
export const LETTER_WAYS = ["mailed", "printed", "none"] as const;
export type LetterWay = (typeof LETTER_WAYS)[number];

/** The account of whoever asks. */
export type AccountView = {
  /** Null = there is none: a guest, or somebody who comes in without one. */
  readonly mail: string | null;
  /** They can sign in with that mail and a password. */
  readonly hasPassword: boolean;
  /** The address whose letter has not been opened yet; null = none is on its way. */
  readonly waitingMail: string | null;
  readonly letters: LetterWay;
};

/** A device that is signed in. */
export type SessionView = {
  readonly id: string;
  /** Such as "Firefox on Android"; empty when it did not say. */
  readonly device: string;
  readonly isThis: boolean;
  readonly sinceMs: number;
  /** To about a day. */
  readonly lastUsedMs: number;
};
