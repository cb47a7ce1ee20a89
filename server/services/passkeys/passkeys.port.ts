import type { PasskeyAsked, PasskeyView } from "#shared/schema/passkey.ts";
import type { CookieChanges } from "../identity/identity.port.ts";
import type { Outcome } from "../outcome.ts";

type Ok = Outcome<{ readonly ok: true }>;

/**
 * Passkeys (Web Authentication Level 3): the device proves that it has the key and that its owner was there, by finger, face
 * or code. No mail is needed, so a guest with one is a guest no more. `origin`: where the page says it is; passkeys are
 * for one host by its name. Every method rejects with `Unavailable` when the database is away.
 */
export type Passkeys = {
  list(userId: string): Promise<readonly PasskeyView[]>;
  /** Begins to add one. Refusals: `no_such_person`, `no_passkeys_here` (a bare address has none). */
  beginAdding(userId: string, origin: string): Promise<Outcome<PasskeyAsked>>;
  /** Refusals: `passkey_refused` (not an answer to that challenge, too late, twice, or of another host). */
  add(userId: string, ceremonyId: string, response: unknown, origin: string, headers: Headers): Promise<Ok>;
  /** Refusals: `no_such_passkey`, `last_way_in` (there is no password and no other passkey). */
  remove(userId: string, passkeyId: string): Promise<Ok>;
  /** Begins to ask for one that there is. Refusals: `no_such_passkey` (there is none), `no_passkeys_here`. */
  beginProving(userId: string, origin: string): Promise<Outcome<PasskeyAsked>>;
  /** Whether its owner showed one of their own. Refusals: `passkey_refused`. */
  prove(userId: string, ceremonyId: string, response: unknown, origin: string): Promise<Ok>;
  beginSigningIn(origin: string): Promise<Outcome<PasskeyAsked>>;
  /** Refusals: `passkey_refused`. The session of `headers` ends. */
  signIn(
    ceremonyId: string,
    response: unknown,
    origin: string,
    headers: Headers,
  ): Promise<Outcome<{ readonly userId: string; readonly setCookies: CookieChanges }>>;
};
