import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** `invited` followed a link of `inviter`, the last time at `usedAt`: those since the link was made count for it. */
export const InvitationUse = defineEntity({
  name: "InvitationUse",
  tableName: "invitation_uses",
  checks: [{ name: "invitation_uses_no_self_check", expression: "inviter_id <> invited_id" }],
  properties: {
    inviter: () => p.manyToOne(User).primary().deleteRule("cascade"),
    invited: () => p.manyToOne(User).primary().deleteRule("cascade").index("invitation_uses_invited_id_index"),
    usedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
