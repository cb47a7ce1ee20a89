import type { StoreApi } from "zustand/vanilla";
import type { InvitationLinkView, Invited } from "#shared/schema/invitation-link.ts";
import type { NotificationSettings, NotificationView } from "#shared/schema/notification.ts";
import type { OwnReminder } from "#shared/schema/case.ts";
import type { OwnRestriction } from "#shared/schema/restriction.ts";
import type { OwnPicture } from "#shared/schema/picture.ts";
import type { Failure, Result } from "./state.ts";

export type NotificationsPage = { readonly notifications: readonly NotificationView[]; readonly next: string | null };
/** `address`: null = this device did not make it, and does not know it. */
export type OwnInvitation = { readonly link: InvitationLinkView | null; readonly address: string | null };
/** `newUntilMs`: whoever is new sends no hugs and joins no group hugs until then; null = one may. */
export type KeptFrom = {
  readonly restrictions: readonly OwnRestriction[];
  readonly newUntilMs: number | null;
  readonly reminders: readonly OwnReminder[];
};
export type Answer<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly refusal: Failure };

/** One's picture, invitation link and notifications; loaded when first needed. Nothing here throws; it answers `offline`. */
export type OwnClient = {
  /** Null = out of reach. */
  picture(): Promise<OwnPicture | null>;
  /** `onSent`: the share that is on its way, 0..1. */
  setPicture(picture: Blob, onSent: (share: number) => void): Promise<Answer<{ readonly id: string }>>;
  removePicture(): Promise<Result>;

  /** Null = out of reach. */
  invitation(): Promise<OwnInvitation | null>;
  /** In place of the one before. */
  makeInvitation(): Promise<Answer<OwnInvitation>>;
  revokeInvitation(): Promise<Result>;
  /** Who invites by a link; also asked by nobody in particular. */
  invitedBy(token: string): Promise<Answer<{ readonly invited: Invited }>>;
  acceptInvitation(token: string): Promise<Result>;

  notifications(cursor: string | null): Promise<Answer<{ readonly page: NotificationsPage }>>;
  readNotification(id: string): Promise<Result>;
  /** All up to that time, ms since 1970. */
  readAllNotifications(untilMs: number): Promise<Result>;
  /** What one is or was kept from, and reminded of, newest first; null = out of reach. */
  restrictions(): Promise<KeptFrom | null>;
  appeal(id: string, words: string): Promise<Result>;

  /** Null = out of reach. */
  notificationSettings(): Promise<NotificationSettings | null>;
  setNotificationSettings(settings: NotificationSettings): Promise<Result>;
  /** How many are unread, as far as it is known; 100 = so many or more. */
  readonly unread: StoreApi<number>;
  /** Keeps `unread` up to date until the returned function is called. */
  watchUnread(): () => void;
};
