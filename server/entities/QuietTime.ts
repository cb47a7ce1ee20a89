import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** When somebody's hugs are held. No row = never. */
export const QuietTime = defineEntity({
  name: "QuietTime",
  tableName: "quiet_times",
  checks: [
    { name: "quiet_times_both_check", expression: "num_nulls(quiet_from, quiet_until) <> 1" },
    { name: "quiet_times_from_check", expression: "quiet_from >= 0 and quiet_from <= 1439" },
    { name: "quiet_times_until_check", expression: "quiet_until >= 0 and quiet_until <= 1439" },
  ],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** Minutes after local midnight. */
    quietFrom: p.smallint().nullable(),
    quietUntil: p.smallint().nullable(),
    /** IANA name. */
    timeZone: p.string().length(64).default("UTC"),
    noDisturbUntil: p.datetime().columnType("timestamptz").nullable(),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
