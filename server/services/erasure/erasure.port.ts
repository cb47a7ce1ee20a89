import type { CookieChanges } from "../identity/identity.port.ts";
import type { Outcome } from "../outcome.ts";

/**
 * Erasure, with seven days to undo it. Whoever asks is hidden from everybody at once, as somebody who is gone, and signed
 * out everywhere; a new session, here, is for undoing it. Then a job does what `server/entities/rights/` says, all of it or
 * nothing. Every method rejects with `Unavailable` when the database is away.
 */
export type Erasure = {
  /** Again changes nothing but the session. Refusal: `no_such_person`. */
  ask(
    userId: string,
    headers: Headers,
  ): Promise<Outcome<{ readonly dueAtMs: number; readonly setCookies: CookieChanges }>>;
  /** When everything goes, ms since 1970; null = nobody asked for that, or it is done. */
  dueAtMs(userId: string): Promise<number | null>;
  /** Everything is as it was. */
  undo(userId: string): Promise<void>;
};
