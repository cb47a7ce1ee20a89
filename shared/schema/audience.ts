/** Who may see something of mine, from the narrowest. Friends = mutual follow. */
export const AUDIENCES = ["nobody", "friends", "followers", "everyone"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whose hugs need no request: nobody = hugs and requests are off; following = people I follow. */
export const ALLOW_HUGS_FROM = ["nobody", "approved", "friends", "following", "everyone"] as const;
export type AllowHugsFrom = (typeof ALLOW_HUGS_FROM)[number];
