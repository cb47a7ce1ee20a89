import * as z from "zod";

/** Who can say who somebody is: Google and Apple by OpenID Connect, Facebook by OAuth 2.0 and its profile. */
export const PROVIDERS = ["google", "apple", "facebook"] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/** Sign in with an account there, or link it to the account one is signed in to. */
export const VISIT_PURPOSES = ["sign_in", "link"] as const;
export type VisitPurpose = (typeof VISIT_PURPOSES)[number];

/** An account at a provider that opens one's account here, as its owner sees it. */
export type ProviderAccountView = {
  readonly id: string;
  readonly provider: ProviderName;
  /** What it is known by there; null = the provider did not say. */
  readonly mail: string | null;
  readonly sinceMs: number;
  readonly lastUsedMs: number | null;
};

export const beginVisitSchema = z.strictObject({ provider: z.enum(PROVIDERS) });

/** Codes and states of providers are some hundred characters, a few thousand at most. */
const RETURNED_MAX = 4_096;
const returned = z.string().max(RETURNED_MAX).optional();

/** What a provider sends the browser back with; it may say more, which nothing reads. */
export const providerReturnSchema = z.object({
  state: returned,
  code: returned,
  error: returned,
  /** The issuer, where a provider says it (RFC 9207). */
  iss: returned,
  /** Apple's, the first time only: JSON with a name. */
  user: returned,
});
export type ProviderReturn = z.infer<typeof providerReturnSchema>;
