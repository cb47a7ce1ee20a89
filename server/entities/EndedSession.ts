import { defineEntity, p } from "@mikro-orm/core";

/**
 * A session that is over, for as long as a room token of it may be about. Written by a trigger of `sessions`; every
 * process looks here and closes what that session has open.
 */
export const EndedSession = defineEntity({
  name: "EndedSession",
  tableName: "ended_sessions",
  properties: {
    /** No foreign key: the session is gone. */
    sessionId: p.uuid().primary(),
    endedAt: p
      .datetime()
      .columnType("timestamptz")
      .defaultRaw("current_timestamp")
      .index("ended_sessions_ended_at_index"),
  },
});
