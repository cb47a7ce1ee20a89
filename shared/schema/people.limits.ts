/** Kept apart from the schemas, so that pages need no validator to know them. */
export const USERNAME_MIN = 3;
export const USERNAME_MAX = 30;
export const BIO_MAX = 500;
/** A shorter search would find half of everybody. */
export const SEARCH_MIN = 2;
export const SEARCH_MAX = 60;

export const FOLLOW_LISTS = ["friends", "followers", "following"] as const;
export type FollowList = (typeof FOLLOW_LISTS)[number];
