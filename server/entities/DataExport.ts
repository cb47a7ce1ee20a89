import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** A copy of somebody's data that is being made, or can be fetched. One a person; asking anew removes the one before. */
export const DataExport = defineEntity({
  name: "DataExport",
  tableName: "data_exports",
  checks: [
    { name: "data_exports_percent_check", expression: "percent >= 0 and percent <= 100" },
    { name: "data_exports_ready_check", expression: "(ready_at is null) = (expires_at is null)" },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw("gen_random_uuid()"),
    user: () => p.oneToOne(User).deleteRule("cascade").unique("data_exports_user_id_unique"),
    percent: p.smallint().default(0),
    /** Goes up with each try to make it: what an earlier try still writes is refused. */
    run: p.integer().default(0),
    askedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    readyAt: p.datetime().columnType("timestamptz").nullable(),
    /** When it is removed. */
    expiresAt: p.datetime().columnType("timestamptz").nullable(),
  },
});
