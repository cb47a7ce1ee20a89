import type { Letter } from "../../platform/mail/mailer.ts";

const note = (to: string, subject: string, what: string, cure: string, link: string): Letter => ({
  to,
  subject,
  text: ["Hello,", `${what} If it was you, there is nothing to do. If it was not, ${cure}`, link, "HugMood"].join(
    "\n\n",
  ),
});
const CURE = 'choose another password at once, under "Forgot it?", and look at your account then:';

/** After it was done, so that nobody does it unseen. */
export const FACTOR_LETTERS = {
  on: (to: string, link: string): Letter =>
    note(
      to,
      "Signing in to HugMood asks for a code now",
      "codes of an app were turned on for your account.",
      CURE,
      link,
    ),
  off: (to: string, link: string): Letter =>
    note(to, "Signing in to HugMood asks for no code any more", "codes were turned off for your account.", CURE, link),
  renewed: (to: string, link: string): Letter =>
    note(to, "Your HugMood backup codes are new", "new backup codes were made for your account.", CURE, link),
  used: (to: string, link: string): Letter =>
    note(to, "A HugMood backup code was used", "one of your backup codes was used just now.", CURE, link),
} as const;
