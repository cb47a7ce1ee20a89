import { defineEntity, p } from "@mikro-orm/core";

/** A short-lived proof under way, such as a code that was mailed. */
export const Verification = defineEntity({
  name: "Verification",
  tableName: "verifications",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    identifier: p.text().index("verifications_identifier_index"),
    value: p.text(),
    expiresAt: p.datetime().columnType("timestamptz"),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
