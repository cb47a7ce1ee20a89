import * as z from "zod";
import type { NotificationKind } from "./notification.kinds.ts";
import type { PersonView } from "./hug.ts";

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
