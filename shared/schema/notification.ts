import * as z from "zod";
import type { ChosenKind, NotificationKind } from "./notification.kinds.ts";
import type { PersonView } from "./hug.ts";

export type NotificationView = {
  readonly id: string;
  readonly kind: NotificationKind;
  /** Who did it; gone, or the staff (`report_decided`, `restricted`, `reminded`) = "someone". */
  readonly actor: PersonView;
  /** The hug (`reaction`), hug request (`request_accepted`), group hug (`group_invitation`), own report, what one is kept from, or reminder; null = none. */
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
  report_decided: z.boolean(),
} satisfies Record<ChosenKind, z.ZodBoolean>);
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;
