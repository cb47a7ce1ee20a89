import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A key pair on somebody's device (Web Authentication): we have the public half. */
export const Passkey = defineEntity({
  name: "Passkey",
  tableName: "passkeys",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade").index("passkeys_user_id_index"),
    /** base64url, as the device names it. */
    credentialId: p.text().unique("passkeys_credential_id_unique"),
    /** COSE key, base64url. */
    publicKey: p.text(),
    /** Of signatures, where the device counts them: one that goes back is a copy. */
    counter: p.bigint("number").default(0),
    /** How the device is reached ("internal", "hybrid"), comma-separated. */
    transports: p.text(),
    /** Where it was made, such as "Firefox on Android". */
    device: p.text(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    lastUsedAt: p.datetime().columnType("timestamptz").nullable(),
  },
});
