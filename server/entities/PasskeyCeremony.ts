import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A challenge that a device was given and has not answered yet; each is good once. */
export const PasskeyCeremony = defineEntity({
  name: "PasskeyCeremony",
  tableName: "passkey_ceremonies",
  checks: [
    {
      name: "passkey_ceremonies_kind_check",
      expression: "kind = 'sign_in' and user_id is null or kind in ('add', 'step_up') and user_id is not null",
    },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    kind: p.string().length(20),
    /** Who adds a passkey, or shows one; null = somebody signs in. */
    user: () => p.manyToOne(User).nullable().deleteRule("cascade").index("passkey_ceremonies_user_id_index"),
    challenge: p.text(),
    expiresAt: p.datetime().columnType("timestamptz").index("passkey_ceremonies_expires_at_index"),
  },
});
