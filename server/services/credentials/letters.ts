import type { Letter } from "../../platform/mail/mailer.ts";

const LASTS = { register: "24 hours", reset: "one hour", change: "24 hours", undo: "7 days" } as const;

const signed = (...paragraphs: readonly string[]): string => [...paragraphs, "HugMood"].join("\n\n");

/** What is written to people. No name, no mood and no hug stands in a letter: others may read it over a shoulder. */
export const LETTERS = {
  register: (to: string, link: string): Letter => ({
    to,
    subject: "Keep your HugMood account",
    text: signed(
      "Hello,",
      "open this link to finish making your account. Everything you have stays with you.",
      link,
      `The link is good for ${LASTS.register}. If it was not you who asked, leave it: nothing happens then.`,
    ),
  }),
  /** To whoever has an account already: somebody, most likely they themselves, tried to make another. */
  taken: (to: string, signInLink: string): Letter => ({
    to,
    subject: "You have a HugMood account already",
    text: signed(
      "Hello,",
      "somebody asked to use this mail for an account. There is one with it already, so nothing was changed. If it was you, sign in, or choose another password there:",
      signInLink,
      "If it was not you, leave it: nothing happens then.",
    ),
  }),
  reset: (to: string, link: string): Letter => ({
    to,
    subject: "Choose another HugMood password",
    text: signed(
      "Hello,",
      "open this link to choose another password. All your devices are signed out then, and you sign in anew.",
      link,
      `The link is good for ${LASTS.reset}. If it was not you who asked, leave it: your password stays as it is.`,
    ),
  }),
  change: (to: string, link: string): Letter => ({
    to,
    subject: "Your new mail for HugMood",
    text: signed(
      "Hello,",
      "open this link to sign in with this mail from now on.",
      link,
      `The link is good for ${LASTS.change}. If it was not you who asked, leave it: nothing happens then.`,
    ),
  }),
  /** To the mail before: whoever has it can take it back. */
  moved: (to: string, undoLink: string): Letter => ({
    to,
    subject: "Your HugMood account has another mail now",
    text: signed(
      "Hello,",
      "your account was given another mail just now, and this one does not open it any more. If it was you, there is nothing to do. If it was not you, open this link to take it back; every device is signed out then:",
      undoLink,
      `The link is good for ${LASTS.undo}. Choose another password after that.`,
    ),
  }),
  /** After it was done, so that nobody does it unseen. */
  changed: (to: string, signInLink: string): Letter => ({
    to,
    subject: "Your HugMood password was changed",
    text: signed(
      "Hello,",
      'your password was changed just now, and your other devices were signed out. If it was not you, choose another one at once, under "Forgot it?":',
      signInLink,
    ),
  }),
} as const;
