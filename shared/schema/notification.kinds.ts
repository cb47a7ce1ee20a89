/** What one may be told of, or not, as one likes. None of it holds a mood or a message. */
export const NOTIFICATION_KINDS = [
  "followed_you",
  "became_friends",
  "invitation_used",
  "reaction",
  "request_accepted",
  "group_invitation",
  "report_decided",
] as const;
export type ChosenKind = (typeof NOTIFICATION_KINDS)[number];
/** And what everybody is told of: that one was kept from something, that it was lifted, or an appeal decided; that one was reminded. */
export const TOLD_KINDS = [...NOTIFICATION_KINDS, "restricted", "reminded"] as const;
export type NotificationKind = (typeof TOLD_KINDS)[number];

/** Unread ones are counted up to here: "99+". */
export const UNREAD_MAX = 100;
