import { defineEntity, p, type InferEntity } from "@mikro-orm/core";

/** A person, guests included. The identity library reads and writes this table too (its `user` model). */
export const User = defineEntity({
  name: "User",
  tableName: "users",
  checks: [{ name: "users_username_check", expression: "username <> ''" }],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    /** Unique without regard to case (users_username_unique in the migrations). */
    username: p.string().length(30).defaultRaw("'guest-' || left(replace(gen_random_uuid()::text, '-', ''), 16)"),
    displayName: p.string().length(100).nullable(),
    /** `colour/texture` of shared/schema/being. */
    being: p.string().length(40).default("ember/plain"),
    /** Null for guests; unique without regard to case (users_email_unique in the migrations). */
    email: p.string().length(255).nullable(),
    emailVerified: p.boolean().default(false),
    profileImage: p.string().length(255).nullable(),
    bio: p.text().nullable(),
    /** What others find them by; kept by a trigger (users_search_words in the migrations). */
    searchWords: p.text().default(""),
    joinedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    lastActive: p.datetime().columnType("timestamptz").nullable(),
    isAnonymous: p.boolean().default(false),
    /** IANA name, such as `Europe/Lisbon`. */
    timeZone: p.string().length(64).nullable(),
    /** BCP 47 tag, such as `pt-PT`. */
    locale: p.string().length(35).nullable(),
    birthYearBand: p.string().length(20).nullable(),
    /** Gone: reachable by nobody, shown as "someone". */
    deletedAt: p.datetime().columnType("timestamptz").nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
export type User = InferEntity<typeof User>;
