import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** Whether somebody is told of a kind of thing. No row = they are. */
export const NotificationSetting = defineEntity({
  name: "NotificationSetting",
  tableName: "notification_settings",
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    kind: p.string().length(30).primary(),
    isOn: p.boolean(),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
