import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A sign-in whose password was right and whose code is still missing. A trigger ends it when the password changes. */
export const SignInTicket = defineEntity({
  name: "SignInTicket",
  tableName: "sign_in_tickets",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade").index("sign_in_tickets_user_id_index"),
    /** SHA-256 of the ticket, in hex. */
    tokenHash: p.text().unique("sign_in_tickets_token_hash_unique"),
    expiresAt: p.datetime().columnType("timestamptz").index("sign_in_tickets_expires_at_index"),
  },
});
