import { defineEntity, p } from "@mikro-orm/core";

/** A key pair that signs room tokens (JWK as text; the private half is sealed by the identity library). */
export const SigningKey = defineEntity({
  name: "SigningKey",
  tableName: "signing_keys",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    publicKey: p.text(),
    privateKey: p.text(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    expiresAt: p.datetime().columnType("timestamptz").nullable(),
    alg: p.text().nullable(),
    crv: p.text().nullable(),
  },
});
