import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/**
 * What somebody's texts are sealed with, wrapped by a master key. Shredded, the row stays without the key, so that there
 * is never another one. Made by the function `keep_user_keys` only.
 */
export const UserKey = defineEntity({
  name: "UserKey",
  tableName: "user_keys",
  checks: [
    {
      name: "user_keys_shredded_check",
      expression: "(wrapped_key is null) = (shredded_at is not null) and (wrapped_key is null) = (master_key is null)",
    },
  ],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Bound into each text. */
    version: p.smallint().default(1),
    /** Name of the master key that wraps it. */
    masterKey: p.string().length(40).nullable().index("user_keys_master_key_index"),
    /** base64url: nonce, ciphertext, tag. */
    wrappedKey: p.text().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    rewrappedAt: p.datetime().columnType("timestamptz").nullable(),
    shreddedAt: p.datetime().columnType("timestamptz").nullable().index("user_keys_shredded_at_index"),
  },
});
