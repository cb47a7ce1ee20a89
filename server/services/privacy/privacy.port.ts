import type { PrivacySettings } from "#shared/schema/privacy.ts";
import type { Outcome } from "../outcome.ts";

/** Who may see and touch somebody. */
export type Privacy = {
  /** The defaults for somebody who never chose; null = there is nobody with that id. */
  settings(userId: string): Promise<PrivacySettings | null>;
  /** Takes the lock of the inbox head, so that a change and a hug or a follow have an order. Refusals: `no_such_person`. */
  set(userId: string, settings: PrivacySettings): Promise<Outcome<PrivacySettings>>;
};
