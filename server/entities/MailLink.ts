import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A link that was sent by mail: whoever opens it has that mailbox. */
export const MailLink = defineEntity({
  name: "MailLink",
  tableName: "mail_links",
  checks: [
    { name: "mail_links_kind_check", expression: "kind in ('register', 'reset', 'change', 'undo')" },
    { name: "mail_links_password_check", expression: "kind = 'register' or password is null" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.manyToOne(User).deleteRule("cascade").index("mail_links_user_id_index"),
    kind: p.string().length(20),
    /** SHA-256 of the token in the link, in hex. */
    tokenHash: p.text().unique("mail_links_token_hash_unique"),
    /** In small letters. change: the new one; undo: the one before. */
    mail: p.string().length(254),
    /** register: the hash of the password that the account gets; gone once it has it. */
    password: p.text().nullable(),
    expiresAt: p.datetime().columnType("timestamptz").index("mail_links_expires_at_index"),
    usedAt: p.datetime().columnType("timestamptz").nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
