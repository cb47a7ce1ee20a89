import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** For `other`, `user` does not exist any more, and the other way round. */
export const Block = defineEntity({
  name: "Block",
  tableName: "blocks",
  checks: [{ name: "blocks_no_self_check", expression: "user_id <> other_id" }],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    other: () => p.manyToOne(User).primary().deleteRule("cascade").index("blocks_other_id_index"),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
