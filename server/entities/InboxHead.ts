import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/**
 * The last number of somebody's inbox, and the lock that gives everything about that inbox an order.
 * A trigger makes one for each user. Several heads are always locked in order of user id.
 */
export const InboxHead = defineEntity({
  name: "InboxHead",
  tableName: "inbox_heads",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    lastSeq: p.bigint("number").default(0),
    /** Time of the last event; the next one is later, whatever the clock does. */
    lastAt: p.datetime().columnType("timestamptz").defaultRaw("'-infinity'"),
  },
});
