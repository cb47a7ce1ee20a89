import * as z from "zod";
import { ALLOW_HUGS_FROM, AUDIENCES } from "./audience.ts";

export { ALLOW_HUGS_FROM, AUDIENCES, type AllowHugsFrom, type Audience } from "./audience.ts";

export const privacySettingsSchema = z.strictObject({
  /** The default audience of new mood entries. */
  shareMode: z.enum(AUDIENCES),
  allowHugsFrom: z.enum(ALLOW_HUGS_FROM),
  showMoodTo: z.enum(AUDIENCES),
  /** Presence, last active and the activity feed. */
  showActivityTo: z.enum(AUDIENCES),
  /** false: only people I follow may follow me. */
  allowFriendRequests: z.boolean(),
});
export type PrivacySettings = z.infer<typeof privacySettingsSchema>;

/** What is changed; the rest stays. Whose hugs need no request is consent's to change (`consentSettingsSchema`). */
export const privacyChangeSchema = privacySettingsSchema.omit({ allowHugsFrom: true }).partial();
export type PrivacyChange = z.infer<typeof privacyChangeSchema>;

/** What holds for somebody who never chose. */
export const DEFAULT_PRIVACY: PrivacySettings = {
  shareMode: "nobody",
  allowHugsFrom: "friends",
  showMoodTo: "friends",
  showActivityTo: "friends",
  allowFriendRequests: true,
};
