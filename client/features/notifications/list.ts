import type { NotificationView } from "#shared/schema/notification.ts";
import type { NotificationsPage } from "../../net/own.port.ts";

/** What was fetched so far, newest first; `next`: null = that is all. */
export type List = { readonly items: readonly NotificationView[]; readonly next: string | null };

export const NOTHING: List = { items: [], next: null };

/** The page that follows; what came meanwhile is in no page twice. */
export const withOlder = (list: List, page: NotificationsPage): List => {
  const known = new Set(list.items.map(({ id }) => id));
  return { items: [...list.items, ...page.notifications.filter(({ id }) => !known.has(id))], next: page.next };
};

/** The newest page anew. Where it does not reach what is known, what lies between is fetched by going on from it. */
export const withNewest = (list: List, page: NotificationsPage): List => {
  const ids = new Set(page.notifications.map(({ id }) => id));
  const reaches = list.items.some(({ id }) => ids.has(id));
  if (!reaches) return { items: page.notifications, next: page.next };
  const last = page.notifications.at(-1);
  const older = list.items.slice(list.items.findIndex(({ id }) => id === last?.id) + 1);
  return { items: [...page.notifications, ...older], next: older.length > 0 ? list.next : page.next };
};

/** As if they were read; `id` null = all. */
export const asRead = ({ items, next }: List, id: string | null): List => ({
  items: items.map((one) => (id === null || one.id === id ? { ...one, isRead: true } : one)),
  next,
});

export const hasUnread = ({ items }: List): boolean => items.some(({ isRead }) => !isRead);
