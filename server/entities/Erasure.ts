import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** Somebody wants to be erased and can still undo it. Meanwhile `users.deleted_at` hides them from everybody. */
export const Erasure = defineEntity({
  name: "Erasure",
  tableName: "erasures",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    askedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    dueAt: p.datetime().columnType("timestamptz"),
  },
});
