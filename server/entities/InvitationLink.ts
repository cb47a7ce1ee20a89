import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** The one link with which somebody invites others. Another one takes its place; without a row there is none. */
export const InvitationLink = defineEntity({
  name: "InvitationLink",
  tableName: "invitation_links",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** SHA-256 of the token in the link, in hex. */
    tokenHash: p.text().unique("invitation_links_token_hash_unique"),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    expiresAt: p.datetime().columnType("timestamptz"),
  },
});
