import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** `user` does not want to be reached by `other`, who does not learn of it. */
export const Mute = defineEntity({
  name: "Mute",
  tableName: "mutes",
  checks: [{ name: "mutes_no_self_check", expression: "user_id <> other_id" }],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    other: () => p.manyToOne(User).primary().deleteRule("cascade").index("mutes_other_id_index"),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
