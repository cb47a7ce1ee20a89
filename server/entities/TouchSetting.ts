import { defineEntity, p } from "@mikro-orm/core";
import { User } from "./User.ts";

/** How somebody wants to be touched. No row = the defaults below. */
export const TouchSetting = defineEntity({
  name: "TouchSetting",
  tableName: "touch_settings",
  checks: [
    { name: "touch_settings_cap_check", expression: "touch_cap >= 0 and touch_cap <= 100" },
    { name: "touch_settings_form_check", expression: "touch_form in ('touch', 'picture', 'sound')" },
  ],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    /** The most a device may do, in percent. */
    touchCap: p.smallint().default(100),
    touchForm: p.string().length(20).default("touch"),
    /** Senders learn when a hug was seen. */
    sharesSeen: p.boolean().default(false),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
