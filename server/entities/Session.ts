import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A signed-in device. */
export const Session = defineEntity({
  name: "Session",
  tableName: "sessions",
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade").index("sessions_user_id_index"),
    /** SHA-256 of the token in the cookie, in hex. Written by the functions `use_session` and the identity library. */
    token: p.text().unique("sessions_token_unique"),
    /** The one before: good until its successor was used, and a little longer for what was under way. */
    previousToken: p.text().nullable().unique("sessions_previous_token_unique"),
    rotatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    /** When `token` was used for the first time; null = not yet, its answer may have been lost. */
    confirmedAt: p.datetime().columnType("timestamptz").nullable(),
    /** When its user last showed all that they sign in with; null = never in this session. */
    steppedUpAt: p.datetime().columnType("timestamptz").nullable(),
    expiresAt: p.datetime().columnType("timestamptz").index("sessions_expires_at_index"),
    ipAddress: p.text().nullable(),
    userAgent: p.text().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
