import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A challenge that a device was given and has not answered yet; each is good once. */
export const PasskeyCeremony = defineEntity({
  name: "PasskeyCeremony",
  tableName: "passkey_ceremonies",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    /** Who adds a passkey; null = somebody signs in. */
    user: () => p.manyToOne(User).nullable().deleteRule("cascade").index("passkey_ceremonies_user_id_index"),
    challenge: p.text(),
    expiresAt: p.datetime().columnType("timestamptz").index("passkey_ceremonies_expires_at_index"),
  },
});
