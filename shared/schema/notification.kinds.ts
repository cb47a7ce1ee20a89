/** What one is told of. None of it holds a mood or a message. */
export const NOTIFICATION_KINDS = [
  "followed_you",
  "became_friends",
  "invitation_used",
  "reaction",
  "request_accepted",
  "group_invitation",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Unread ones are counted up to here: "99+". */
export const UNREAD_MAX = 100;
