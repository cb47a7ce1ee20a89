import * as z from "zod";
import type { PersonView } from "./hug.ts";

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

export type NotificationView = {
  readonly id: string;
  readonly kind: NotificationKind;
  /** Who did it; gone = "someone". */
  readonly actor: PersonView;
  /** The hug (`reaction`), hug request (`request_accepted`) or group hug (`group_invitation`); null = none. */
  readonly refId: string | null;
  readonly atMs: number;
  readonly isRead: boolean;
};

/** Unread ones are counted up to here: "99+". */
export const UNREAD_MAX = 100;

/** Of which kinds one is told; all of them, unless one chose. */
export const notificationSettingsSchema = z.strictObject({
  followed_you: z.boolean(),
  became_friends: z.boolean(),
  invitation_used: z.boolean(),
  reaction: z.boolean(),
  request_accepted: z.boolean(),
  group_invitation: z.boolean(),
} satisfies Record<NotificationKind, z.ZodBoolean>);
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;
