import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** Somebody was sent to a provider and has not come back yet. Good once, for the browser that began. */
export const ProviderVisit = defineEntity({
  name: "ProviderVisit",
  tableName: "provider_visits",
  checks: [{ name: "provider_visits_purpose_check", expression: "purpose in ('sign_in', 'link')" }],
  properties: {
    /** SHA-256 in hex of what the provider hands back. */
    stateHash: p.text().primary(),
    /** SHA-256 in hex of what the browser has in a cookie. */
    browserHash: p.text(),
    provider: p.string().length(20),
    purpose: p.string().length(20),
    /** Who began, and in which session; null = nobody was signed in. */
    user: () => p.manyToOne(User).nullable().deleteRule("cascade").index("provider_visits_user_id_index"),
    sessionId: p.uuid().nullable(),
    /** Where the provider sends the browser back to. */
    redirectUri: p.text(),
    expiresAt: p.datetime().columnType("timestamptz").index("provider_visits_expires_at_index"),
  },
});
