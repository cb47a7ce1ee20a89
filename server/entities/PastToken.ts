import { defineEntity, p } from "@mikro-orm/core";
import { Session } from "./Session.ts";

/** A session's token of long before: whoever comes with it has a copy, so the session ends. */
export const PastToken = defineEntity({
  name: "PastToken",
  tableName: "past_tokens",
  properties: {
    tokenHash: p.text().primary(),
    session: () => p.manyToOne(Session).deleteRule("cascade").index("past_tokens_session_id_index"),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
