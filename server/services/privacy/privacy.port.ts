import type { PrivacyChange, PrivacySettings } from "#shared/schema/privacy.ts";
import type { Outcome } from "../outcome.ts";

/** Who may see somebody; whose hugs need no request is read here, and changed by `Consents`. */
export type Privacy = {
  /** The defaults for somebody who never chose; null = there is nobody with that id. */
  settings(userId: string): Promise<PrivacySettings | null>;
  /** Takes the lock of the inbox head, so that a change and a follow have an order. Refusals: `no_such_person`. */
  change(userId: string, change: PrivacyChange): Promise<Outcome<{ readonly ok: true }>>;
};
