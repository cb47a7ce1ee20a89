import type { NotificationSettings, NotificationView } from "#shared/schema/notification.ts";

export type NotificationsPage = { readonly notifications: readonly NotificationView[]; readonly next: string | null };

/**
 * What somebody is told of. The database writes it with what it is about, in the same transaction; here it is read. Who is
 * muted or blocked (either way) is not in it, and comes back when that ends. Every method rejects with `Unavailable` when
 * the database is away.
 */
export type Notifications = {
  /** Newest first. Null = that is no cursor. */
  page(userId: string, cursor: string | null, limit: number): Promise<NotificationsPage | null>;
  /** What the bell rings for: counted up to UNREAD_MAX, and 0 while hugs are held, too (quiet hours, do not disturb). */
  unread(userId: string): Promise<number>;
  /** One of one's own; any other id changes nothing. */
  read(userId: string, notificationId: string): Promise<void>;
  /** All up to a time (ms since 1970), so that what comes meanwhile stays unread. */
  readAll(userId: string, untilMs: number): Promise<void>;
  settings(userId: string): Promise<NotificationSettings>;
  /** Of what is switched off nothing is written from then on. What is there stays. */
  setSettings(userId: string, settings: NotificationSettings): Promise<NotificationSettings>;
};
