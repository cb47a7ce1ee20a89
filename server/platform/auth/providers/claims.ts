import { mailSchema } from "#shared/schema/account.ts";
import { displayNameSchema, NAME_MAX } from "#shared/schema/text.ts";
import type { ProviderClaims } from "./provider.port.ts";

/** OpenID Connect Core 1.0, 2: a subject has at most 255 ASCII characters. */
const SUBJECT_MAX = 255;

/** Names are long in some places; what does not fit is cut, what is none is left out. */
export const nameOf = (said: unknown): string | null => {
  if (typeof said !== "string") return null;
  const cut = Array.from(said.slice(0, 200)).slice(0, NAME_MAX).join("");
  const name = displayNameSchema.safeParse(cut);
  return name.success ? name.data : null;
};

/** What a provider said, in our form; null without a subject. `isVerified`: Apple says it as a word. */
export const claimsOf = (said: {
  readonly subject: unknown;
  readonly mail: unknown;
  readonly isVerified: unknown;
  readonly name: unknown;
}): ProviderClaims | null => {
  const { subject } = said;
  if (typeof subject !== "string" || subject === "" || subject.length > SUBJECT_MAX) return null;
  const mail = mailSchema.safeParse(said.mail);
  return {
    subject,
    mail: mail.success ? mail.data : null,
    isMailVerified: mail.success && (said.isVerified === true || said.isVerified === "true"),
    name: nameOf(said.name),
  };
};
