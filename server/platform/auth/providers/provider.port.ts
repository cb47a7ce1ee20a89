/** What one visit to a provider goes by; the browser's own secret and `state` make the others. */
export type VisitSecrets = {
  /** The provider hands it back. */
  readonly state: string;
  /** Stands in the id token. */
  readonly nonce: string;
  /** Proof of who asked for the code (PKCE, RFC 7636). */
  readonly verifier: string;
};
export type VisitAsked = VisitSecrets & { readonly redirectUri: string };
export type VisitReturned = VisitAsked & {
  readonly code: string;
  /** As the browser brought it (RFC 9207); null = it brought none. */
  readonly issuer: string | null;
};

/** Whom a provider says that somebody is. */
export type ProviderClaims = {
  /** Theirs for good, for this client; at most 255 characters. */
  readonly subject: string;
  /** In small letters; null = not said, or no mail address. */
  readonly mail: string | null;
  readonly isMailVerified: boolean;
  readonly name: string | null;
};

/** `away`: it could not be reached, took too long or said too much. `refused`: what it said is not to be believed. */
export type ProviderAnswer<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "away" }
  | { readonly kind: "refused" };

/** Somebody else who says who a person is. Neither method ever rejects. */
export type Provider = {
  /** Where to send the browser. */
  address(asked: VisitAsked): Promise<ProviderAnswer<string>>;
  /** Exchanges the code, once, and looks at all that comes back. */
  claims(returned: VisitReturned): Promise<ProviderAnswer<ProviderClaims>>;
};
