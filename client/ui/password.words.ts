import type { PASSWORD_MAX, PASSWORD_MIN } from "#shared/schema/account.ts";

/** The lengths of `shared/schema/account.ts`; typed by them, because importing them would load the validators. */
export const PASSWORD_LEAST: typeof PASSWORD_MIN = 15;
export const PASSWORD_MOST: typeof PASSWORD_MAX = 128;

export const PASSWORD_HINT = `At least ${PASSWORD_LEAST} characters. A few words you like are better than one with signs.`;

/** Characters as the server counts them: code points, after the same normal form. */
const passwordLength = (password: string): number => [...password.normalize("NFKC")].length;

/** How many characters it still lacks; 0 = it is long enough. */
export const passwordLacks = (password: string): number => Math.max(0, PASSWORD_LEAST - passwordLength(password));

/** Why a new password cannot be used; only its length is looked at here, the server looks whether it is a common one. */
export const newPasswordProblem = (password: string): string | undefined => {
  if (password === "") return "Please choose a password.";
  if (passwordLacks(password) > 0) return `This one is too short. Please use at least ${PASSWORD_LEAST} characters.`;
  return passwordLength(password) > PASSWORD_MOST ? `Please use at most ${PASSWORD_MOST} characters.` : undefined;
};
