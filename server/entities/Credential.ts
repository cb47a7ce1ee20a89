import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/**
 * One way in: a password or a provider's account (the identity library's `account` model). A provider's tokens are not
 * kept: nothing asks the provider again.
 */
export const Credential = defineEntity({
  name: "Credential",
  tableName: "credentials",
  uniques: [{ name: "credentials_provider_unique", properties: ["providerId", "accountId"] }],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade").index("credentials_user_id_index"),
    accountId: p.text(),
    providerId: p.string().length(64),
    accessToken: p.text().nullable(),
    refreshToken: p.text().nullable(),
    idToken: p.text().nullable(),
    accessTokenExpiresAt: p.datetime().columnType("timestamptz").nullable(),
    refreshTokenExpiresAt: p.datetime().columnType("timestamptz").nullable(),
    scope: p.text().nullable(),
    /** A hash, never the word. */
    password: p.text().nullable(),
    /** What a provider's account is known by to its owner. */
    mail: p.string().length(254).nullable(),
    /** Of a provider's account. */
    lastUsedAt: p.datetime().columnType("timestamptz").nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
