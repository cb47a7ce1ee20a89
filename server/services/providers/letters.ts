import type { ProviderName } from "#shared/schema/provider.ts";
import type { Letter } from "../../platform/mail/mailer.ts";

const NAMES: Readonly<Record<ProviderName, string>> = { google: "Google", apple: "Apple", facebook: "Facebook" };

/** To the owner of an account that has a way in more, so that nobody adds one unseen. */
export const linkedLetter = (to: string, provider: ProviderName, youLink: string): Letter => ({
  to,
  subject: `${NAMES[provider]} opens your HugMood account now`,
  text: [
    "Hello,",
    `an account at ${NAMES[provider]} was linked with your HugMood account just now, and opens it from now on. If it was not you, unlink it, and choose another password:`,
    youLink,
    "HugMood",
  ].join("\n\n"),
});
