/** Characters of an appeal. */
export const APPEAL_MAX = 2_000;
