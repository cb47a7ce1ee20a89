import type { Letter } from "../../platform/mail/mailer.ts";

const HOURS: Readonly<Record<"register" | "reset", string>> = { register: "24 hours", reset: "one hour" };

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
      `The link is good for ${HOURS.register}. If it was not you who asked, leave it: nothing happens then.`,
    ),
  }),
  /** To whoever has an account already: somebody, most likely they themselves, tried to make another. */
  taken: (to: string, signInLink: string): Letter => ({
    to,
    subject: "You have a HugMood account already",
    text: signed(
      "Hello,",
      "somebody asked to make an account with this mail. There is one already, so nothing was changed. If it was you, sign in, or choose another password there:",
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
      `The link is good for ${HOURS.reset}. If it was not you who asked, leave it: your password stays as it is.`,
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
