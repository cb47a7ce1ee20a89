import { defineEntity, p } from "@mikro-orm/core";
import { ALLOW_HUGS_FROM, AUDIENCES, DEFAULT_PRIVACY } from "#shared/schema/privacy.ts";
import { User } from "./User.ts";

const oneOf = (column: string, words: readonly string[]) => ({
  name: `privacy_settings_${column}_check`,
  expression: `${column} in (${words.map((word) => `'${word}'`).join(", ")})`,
});

/** Who may see and touch somebody. No row = the defaults. */
export const PrivacySetting = defineEntity({
  name: "PrivacySetting",
  tableName: "privacy_settings",
  checks: [
    oneOf("share_mode", AUDIENCES),
    oneOf("allow_hugs_from", ALLOW_HUGS_FROM),
    oneOf("show_mood_to", AUDIENCES),
    oneOf("show_activity_to", AUDIENCES),
  ],
  properties: {
    user: () => p.manyToOne(User).primary().deleteRule("cascade"),
    shareMode: p.string().length(20).default(DEFAULT_PRIVACY.shareMode),
    allowHugsFrom: p.string().length(20).default(DEFAULT_PRIVACY.allowHugsFrom),
    showMoodTo: p.string().length(20).default(DEFAULT_PRIVACY.showMoodTo),
    showActivityTo: p.string().length(20).default(DEFAULT_PRIVACY.showActivityTo),
    allowFriendRequests: p.boolean().default(DEFAULT_PRIVACY.allowFriendRequests),
    createdAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
    updatedAt: p.datetime().columnType("timestamptz").defaultRaw("current_timestamp"),
  },
});
