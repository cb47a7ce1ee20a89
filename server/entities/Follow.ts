import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** `follower` follows `following`. Two rows, one each way, make friends. */
export const Follow = defineEntity({
  name: "Follow",
  tableName: "follows",
  checks: [{ name: "follows_no_self_check", expression: "follower_id <> following_id" }],
  properties: {
    follower: () => p.manyToOne(User).primary().deleteRule("cascade"),
    following: () => p.manyToOne(User).primary().deleteRule("cascade").index("follows_following_id_index"),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
