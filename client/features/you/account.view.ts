import type { PasskeyView } from "#shared/schema/passkey.ts";
import type { ProviderAccountView } from "#shared/schema/provider.ts";
import type { LetterWay, SessionView } from "#shared/schema/account.ts";
import type { SecondFactorView } from "#shared/schema/second-factor.ts";
import { mailProblem, onlyProblems, type AccountProblems } from "../../ui/account.words.ts";
import { newPasswordProblem } from "../../ui/password.words.ts";
import { PROVIDER_NAMES } from "../../ui/provider.words.ts";
import { dayWords } from "../../ui/when.ts";

/** What a guest reads of letters before they ask for one. */
export const LETTER_NOTES: Readonly<Record<LetterWay, string | null>> = {
  mailed: null,
  printed: "This HugMood sends no mail: it prints its letters in its log, where whoever runs it finds the link.",
  none: "This HugMood cannot send mail, so accounts with a mail and a password cannot be made here yet. Nothing is lost.",
};

/** Where the letter with the link is found. */
export const letterWords = (mail: string, letters: LetterWay): string =>
  letters === "printed"
    ? `The letter to ${mail} is printed in the log of this server. Open its link to finish.`
    : `We sent a letter to ${mail}. Open its link to finish.`;

export const keepProblems = (mail: string, password: string): AccountProblems =>
  onlyProblems({ mail: mailProblem(mail), password: newPasswordProblem(password) });

export const newMailWords = (mail: string, letters: LetterWay): string =>
  letters === "printed"
    ? `The letter to ${mail} is printed in the log of this server. Open its link, and you sign in with ${mail} from then on.`
    : `We sent a letter to ${mail}. Open its link, and you sign in with ${mail} from then on.`;

/** A long key as it is typed from a page. */
export const inFours = (key: string): string => key.match(/.{1,4}/g)?.join(" ") ?? key;

/** The file that is downloaded. */
export const backupCodesText = (codes: readonly string[]): string =>
  ["HugMood backup codes. Each signs you in once, in place of a code of your app.", "", ...codes, ""].join("\n");

export const deviceName = ({ device }: SessionView): string => device || "A device";

const onDay = (atMs: number, nowMs: number): string => {
  const day = dayWords(atMs, nowMs);
  return day === "Today" || day === "Yesterday" ? day.toLowerCase() : `on ${day}`;
};

/** "In use now, signed in on Monday, 2 November", "Last used yesterday, signed in …": finer is not known. */
export const deviceWords = ({ isThis, sinceMs, lastUsedMs }: SessionView, nowMs: number): string => {
  const used = isThis ? "In use now" : `Last used ${onDay(lastUsedMs, nowMs)}`;
  return `${used}, signed in ${onDay(sinceMs, nowMs)}`;
};

/** "Your app was added yesterday. 9 backup codes are left." */
export const factorWords = ({ sinceMs, backupCodesLeft }: SecondFactorView, nowMs: number): string => {
  const since = sinceMs === null ? "Codes are on" : `Your app was added ${onDay(sinceMs, nowMs)}`;
  if (backupCodesLeft === 0) return `${since}. No backup codes are left: make new ones.`;
  return `${since}. ${backupCodesLeft === 1 ? "One backup code is" : `${backupCodesLeft} backup codes are`} left.`;
};

export const passkeyName = ({ device }: PasskeyView): string => (device ? `Passkey of ${device}` : "A passkey");

export const passkeyWords = ({ sinceMs, lastUsedMs }: PasskeyView, nowMs: number): string => {
  const added = `Added ${onDay(sinceMs, nowMs)}`;
  return lastUsedMs === null ? added : `${added}, last used ${onDay(lastUsedMs, nowMs)}`;
};

/** "Google, ana@example.org". */
export const providerAccountName = ({ provider, mail }: ProviderAccountView): string =>
  mail === null ? PROVIDER_NAMES[provider] : `${PROVIDER_NAMES[provider]}, ${mail}`;

export const providerAccountWords = ({ sinceMs, lastUsedMs }: ProviderAccountView, nowMs: number): string => {
  const linked = `Linked ${onDay(sinceMs, nowMs)}`;
  return lastUsedMs === null ? linked : `${linked}, last used ${onDay(lastUsedMs, nowMs)}`;
};
