import * as z from "zod";
import { Secret } from "./platform/secret.ts";

export type GoogleConfig = { readonly clientId: string; readonly clientSecret: Secret; readonly issuer: URL };
export type AppleConfig = {
  /** The Services ID. */
  readonly clientId: string;
  readonly teamId: string;
  readonly keyId: string;
  /** PKCS 8, PEM. */
  readonly privateKey: Secret;
  readonly issuer: URL;
};
export type FacebookConfig = {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly authorizeUrl: URL;
  readonly tokenUrl: URL;
  readonly profileUrl: URL;
};
/** Null = not offered. */
export type ProvidersConfig = {
  readonly google: GoogleConfig | null;
  readonly apple: AppleConfig | null;
  readonly facebook: FacebookConfig | null;
};

const id = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, "must be copied as the provider shows it. Remove spaces and line breaks.");
const secret = z
  .string()
  .max(1_000, "must be copied as the provider shows it. This is longer than any.")
  .transform((text) => new Secret(text));
/** In the clear only to this machine: for tests. */
const isSafe = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname));
};
const address = z
  .string()
  .refine(isSafe, "must be an https address. Remove the line to get the provider's own.")
  .transform((text) => new URL(text));
const PEM = /^-----BEGIN PRIVATE KEY-----\s[\s\S]+\s-----END PRIVATE KEY-----$/;

/** Every variable about providers; a part of `SETTINGS`. */
export const PROVIDER_SETTINGS = {
  GOOGLE_CLIENT_ID: id,
  GOOGLE_CLIENT_SECRET: secret,
  GOOGLE_ISSUER: address,
  APPLE_CLIENT_ID: id,
  APPLE_TEAM_ID: id,
  APPLE_KEY_ID: id,
  APPLE_PRIVATE_KEY: z
    .string()
    .transform((text) => text.replaceAll("\\n", "\n"))
    .refine(
      (text) => PEM.test(text),
      "must be the text of the .p8 file, on one line. Write \\n where the file has a line break.",
    )
    .transform((text) => new Secret(text)),
  APPLE_ISSUER: address,
  FACEBOOK_CLIENT_ID: id,
  FACEBOOK_CLIENT_SECRET: secret,
  FACEBOOK_AUTHORIZE_URL: address,
  FACEBOOK_TOKEN_URL: address,
  FACEBOOK_PROFILE_URL: address,
} as const;

type Values = { [N in keyof typeof PROVIDER_SETTINGS]?: z.infer<(typeof PROVIDER_SETTINGS)[N]> };

/** What a provider cannot do without. */
const NEEDED: Readonly<Record<keyof ProvidersConfig, readonly (keyof Values)[]>> = {
  google: ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  apple: ["APPLE_CLIENT_ID", "APPLE_TEAM_ID", "APPLE_KEY_ID", "APPLE_PRIVATE_KEY"],
  facebook: ["FACEBOOK_CLIENT_ID", "FACEBOOK_CLIENT_SECRET"],
};

/** A sentence for each variable that is missing beside others of its provider. */
export const missingOfProviders = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.values(NEEDED).flatMap((names) => {
    const missing = names.filter((name) => !env[name]?.trim());
    if (missing.length === names.length) return [];
    return missing.map((name) => `${name} is missing. Set ${names.join(", ")}, or none of them to leave it out.`);
  });

/** Whole ones only: `missingOfProviders` has told of the others. */
export const providersOf = (given: Values): ProvidersConfig => ({
  google:
    given.GOOGLE_CLIENT_ID && given.GOOGLE_CLIENT_SECRET
      ? {
          clientId: given.GOOGLE_CLIENT_ID,
          clientSecret: given.GOOGLE_CLIENT_SECRET,
          issuer: given.GOOGLE_ISSUER ?? new URL("https://accounts.google.com"),
        }
      : null,
  apple:
    given.APPLE_CLIENT_ID && given.APPLE_TEAM_ID && given.APPLE_KEY_ID && given.APPLE_PRIVATE_KEY
      ? {
          clientId: given.APPLE_CLIENT_ID,
          teamId: given.APPLE_TEAM_ID,
          keyId: given.APPLE_KEY_ID,
          privateKey: given.APPLE_PRIVATE_KEY,
          issuer: given.APPLE_ISSUER ?? new URL("https://appleid.apple.com"),
        }
      : null,
  facebook:
    given.FACEBOOK_CLIENT_ID && given.FACEBOOK_CLIENT_SECRET
      ? {
          clientId: given.FACEBOOK_CLIENT_ID,
          clientSecret: given.FACEBOOK_CLIENT_SECRET,
          authorizeUrl: given.FACEBOOK_AUTHORIZE_URL ?? new URL("https://www.facebook.com/v24.0/dialog/oauth"),
          tokenUrl: given.FACEBOOK_TOKEN_URL ?? new URL("https://graph.facebook.com/v24.0/oauth/access_token"),
          profileUrl: given.FACEBOOK_PROFILE_URL ?? new URL("https://graph.facebook.com/v24.0/me"),
        }
      : null,
});
