import type { PasskeyAsked } from "#shared/schema/passkey.ts";
import type { StepUpWays } from "#shared/schema/second-factor.ts";
import type { RoomIdentity } from "../identity/identity.port.ts";
import type { Outcome } from "../outcome.ts";

type Ok = Outcome<{ readonly ok: true }>;

/** How long a sensitive act needs nothing more after somebody showed that it is them. */
export const STEPPED_UP_MINUTES = 10;

/**
 * Showing once more that it is oneself, before an act that would give an account away. Signing in counts; so does what is
 * here, for STEPPED_UP_MINUTES and for this session only. A guest has nothing to show, and is asked nothing. Every method
 * rejects with `Unavailable` when the database is away.
 */
export type StepUp = {
  isDone(who: RoomIdentity): Promise<boolean>;
  ways(who: RoomIdentity): Promise<StepUpWays>;
  /** `code`: needed where a second factor is on. Refusals: `wrong_sign_in`, `wrong_code` (also where it is missing), `too_many`. */
  withPassword(who: RoomIdentity, password: string, code: string | null): Promise<Ok>;
  /** Refusals: `no_such_passkey` (there is none), `no_passkeys_here`. */
  beginWithPasskey(who: RoomIdentity, origin: string): Promise<Outcome<PasskeyAsked>>;
  /** Refusals: `passkey_refused`. */
  withPasskey(who: RoomIdentity, ceremonyId: string, response: unknown, origin: string): Promise<Ok>;
};
