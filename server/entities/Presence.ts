import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** Somebody who is in the lobby, as it says so again and again; what it has not said for a while does not count. */
export const Presence = defineEntity({
  name: "Presence",
  tableName: "presences",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    isAway: p.boolean(),
    seenAt: p.datetime().columnType("timestamptz"),
    /** Which lobby said so: a newer one has a higher number. */
    writer: p.bigint("number"),
  },
});
