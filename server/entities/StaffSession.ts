import { defineEntity, p } from "@mikro-orm/core";
import { Session } from "./Session.ts";

/** A device on which somebody acts as staff; it ends when nothing was done for a while, or with its session. */
export const StaffSession = defineEntity({
  name: "StaffSession",
  tableName: "staff_sessions",
  properties: {
    session: () => p.manyToOne(Session).primary().deleteRule("cascade"),
    beganAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    actedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
