import type { ProviderAccountView, ProviderName, ProviderReturn, VisitPurpose } from "#shared/schema/provider.ts";
import type { CookieChanges, RoomIdentity } from "../identity/identity.port.ts";
import type { Outcome } from "../outcome.ts";

/** `address`: where the browser goes. */
export type VisitBegun = { readonly address: string; readonly setCookies: CookieChanges };
/** `purpose`: of the visit it was; `sign_in` where it was none. */
export type VisitEnd = {
  readonly purpose: VisitPurpose;
  /** `isHeld`: a code is asked for first; `setCookies` carry its ticket. */
  readonly outcome: Outcome<{ readonly userId: string; readonly isHeld: boolean }>;
  readonly setCookies: CookieChanges;
};

/**
 * Signing in with an account at a provider: the browser visits it and comes back. A visit is good once, for ten minutes, in
 * the browser that began it; a refusal changes nothing. Whoever has such an account linked is no guest. Nothing that the
 * provider gives is kept but whom it means and the mail it is known by. Every method rejects with `Unavailable` when the
 * database is away.
 */
export type Providers = {
  /** Those this server is configured for. */
  readonly offered: readonly ProviderName[];
  /** The newest first. */
  list(userId: string): Promise<readonly ProviderAccountView[]>;
  /**
   * Begins a visit. `who`: who is signed in, null = nobody, whom nothing can be linked to; `origin`: ours, as the page sees
   * it; `from`: the address that limits count by. Refusals: `no_such_provider`, `provider_away`, `too_many`.
   */
  begin(
    provider: ProviderName,
    purpose: VisitPurpose,
    who: RoomIdentity | null,
    origin: string,
    from: string,
  ): Promise<Outcome<VisitBegun>>;
  /**
   * Ends one, for whoever came back. To sign in: as the person whose account is linked; else as whoever has its mail, if both
   * sides have verified it; else a guest becomes an account, as the same person in the same session, and where nobody was here
   * an account is made. Where a second factor is on nobody is in yet, and whoever was here stays. To link: adds it to the account of whoever began. Refusals: `no_such_provider`, `provider_stale`,
   * `provider_denied`, `provider_away`, `provider_refused`, `link_first`, `provider_taken`,
   * `age_needed` (of a guest who would become an account).
   */
  finish(provider: ProviderName, returned: ProviderReturn, headers: Headers): Promise<VisitEnd>;
  /** Refusals: `no_such_provider_account`, `last_way_in`. */
  remove(userId: string, accountId: string): Promise<Outcome<{ readonly ok: true }>>;
};
