import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** What `user` chose for the hugs of `other`. No row = nothing special. */
export const Consent = defineEntity({
  name: "Consent",
  tableName: "consents",
  checks: [
    { name: "consents_no_self_check", expression: "user_id <> other_id" },
    { name: "consents_allowance_check", expression: "allowance in ('always', 'ask')" },
    { name: "consents_cap_check", expression: "touch_cap >= 0 and touch_cap <= 100" },
    { name: "consents_form_check", expression: "touch_form in ('touch', 'picture', 'sound')" },
  ],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    other: () => p.manyToOne(User).primary().deleteRule("cascade").index("consents_other_id_index"),
    allowance: p.string().length(10).nullable(),
    /** One hug needs no request until then. */
    onceUntil: p.datetime().columnType("timestamptz").nullable(),
    touchCap: p.smallint().default(100),
    touchForm: p.string().length(20).default("touch"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
