import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** What reached an inbox: numbered without gaps. Cursor and outbox in one. */
export const InboxEvent = defineEntity({
  name: "InboxEvent",
  tableName: "inbox_events",
  checks: [
    {
      name: "inbox_events_kind_check",
      expression:
        "kind in ('hug_received', 'hug_sent', 'reaction_received', 'reaction_sent', 'hug_seen', 'hug_seen_by_receiver', " +
        "'touch_changed', 'person_muted', 'person_unmuted', 'person_blocked', 'person_unblocked', 'invited', 'invitation_closed', " +
        "'request_received', 'request_closed', 'request_accepted', 'consent_changed', 'person_allowed', 'need_asked', 'need_closed')",
    },
  ],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    seq: p.bigint("number").primary(),
    kind: p.string().length(40),
    /** The hug, the person or the group hug it is about. No foreign key: the number stays when what it names is gone. */
    refId: p.uuid().nullable(),
    /** What cannot be read elsewhere: the client key, the settings. Never anybody's words. */
    data: p.json().nullable(),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
