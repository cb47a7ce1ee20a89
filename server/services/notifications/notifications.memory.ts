import { isQuietAt } from "#shared/consent/quiet-time.ts";
import type { NotificationSettings, NotificationView } from "#shared/schema/notification.ts";
import { NOTIFICATION_KINDS, UNREAD_MAX } from "#shared/schema/notification.kinds.ts";
import { readCursor, writeCursor } from "../page.cursor.ts";
import type { MemoryNotification } from "../world.notifications.memory.ts";
import type { MemoryTables } from "../world.memory.ts";
import type { Notifications } from "./notifications.port.ts";

/** What people are told of, in memory; passes the same contract as in the database. */
export const createMemoryNotifications = ({ tables }: { readonly tables: MemoryTables }): Notifications => {
  /** Newest first. */
  const of = (userId: string): MemoryNotification[] =>
    tables.notifications
      .filter((one) => one.userId === userId)
      .filter(({ actorId }) => !tables.isBlocked(userId, actorId) && !tables.isMutedBy(actorId, userId))
      .toReversed();
  const settings = (userId: string): NotificationSettings =>
    Object.fromEntries(
      NOTIFICATION_KINDS.map((kind) => [kind, !tables.kindsOff.has(`${userId} ${kind}`)]),
    ) as NotificationSettings; // as: every kind is among them
  return {
    async page(userId, cursor, limit) {
      tables.reach();
      const from = cursor === null ? null : readCursor(cursor);
      if (cursor !== null && from === null) return null;
      const left = of(userId).filter(({ atMs }) => from === null || atMs * 1000 < Number(from.atUs));
      const shown = left.slice(0, limit);
      const last = left.length > limit ? shown.at(-1) : undefined;
      return {
        notifications: shown.map(({ id, kind, actorId, refId, atMs, isRead }): NotificationView => ({
          id,
          kind,
          actor: tables.personOf(actorId, userId),
          refId,
          atMs,
          isRead,
        })),
        next: last ? writeCursor({ atUs: String(last.atMs * 1000), id: last.id }) : null,
      };
    },
    async unread(userId) {
      tables.reach();
      if (isQuietAt(tables.settingsOf(userId), tables.nowMs())) return 0;
      return Math.min(of(userId).filter(({ isRead }) => !isRead).length, UNREAD_MAX);
    },
    async read(userId, notificationId) {
      tables.reach();
      const found = tables.notifications.find(({ id }) => id === notificationId);
      if (found?.userId === userId) found.isRead = true;
    },
    async readAll(userId, untilMs) {
      tables.reach();
      for (const one of tables.notifications) if (one.userId === userId && one.atMs <= untilMs) one.isRead = true;
    },
    async settings(userId) {
      tables.reach();
      return settings(userId);
    },
    async setSettings(userId, wanted) {
      tables.reach();
      for (const kind of NOTIFICATION_KINDS) {
        if (wanted[kind]) tables.kindsOff.delete(`${userId} ${kind}`);
        else tables.kindsOff.add(`${userId} ${kind}`);
      }
      return settings(userId);
    },
  };
};
