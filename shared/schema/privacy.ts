import * as z from "zod";

/** Who may see something of mine, from the narrowest. Friends = mutual follow. */
export const AUDIENCES = ["nobody", "friends", "followers", "everyone"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whose hugs need no request: nobody = hugs and requests are off; following = people I follow. */
export const ALLOW_HUGS_FROM = ["nobody", "approved", "friends", "following", "everyone"] as const;
export type AllowHugsFrom = (typeof ALLOW_HUGS_FROM)[number];

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

/** What holds for somebody who never chose. */
export const DEFAULT_PRIVACY: PrivacySettings = {
  shareMode: "friends",
  allowHugsFrom: "friends",
  showMoodTo: "friends",
  showActivityTo: "friends",
  allowFriendRequests: true,
};
