import { fakeKeptFrom } from "./fake-own-restrictions.ts";
import { createStore } from "zustand/vanilla";
import type { InvitationLinkView } from "#shared/schema/invitation-link.ts";
import type { NotificationSettings, NotificationView } from "#shared/schema/notification.ts";
import { NOTIFICATION_KINDS } from "#shared/schema/notification.kinds.ts";
import { after } from "../../net/clock.ts";
import type { OwnClient } from "../../net/own.port.ts";
import type { Result } from "../../net/state.ts";
import { ANA, fakeId, FRIENDS } from "./fake-people.ts";

const OK: Result = { ok: true };
const HOUR_MS = 60 * 60_000;
const SOMEONE = { id: "", name: "someone", being: "" };

const fakeNotifications = (nowMs: number): readonly NotificationView[] =>
  Array.from({ length: 9 }, (_, index) => ({
    id: fakeId(1200 + index),
    kind: NOTIFICATION_KINDS[index % NOTIFICATION_KINDS.length] ?? "reaction",
    actor: index === 7 ? SOMEONE : (FRIENDS[index % FRIENDS.length] ?? ANA),
    refId: index % 6 > 2 ? fakeId(100 + index) : null,
    atMs: nowMs - index * index * HOUR_MS,
    isRead: index > 2,
  }));

/**
 * `own-slow` answers nothing, `own-away` is out of reach, `own-new` has nothing yet, `own-elsewhere` has a link that was made
 * on another device, `own-expired` opens a link that is too old, `own-plain` takes no pictures, `own-lost` has no code.
 */
export const fakeOwn = (scene: string, nowMs: number): OwnClient => {
  const isAway = scene === "own-away";
  const isNew = scene === "own-new" || scene === "empty";
  const slow = <T>(answer: T): Promise<T> =>
    scene === "own-slow" ? new Promise(() => {}) : Promise.resolve(isAway ? (null as T) : answer); // as: only of what may be null
  const AWAY = { ok: false, refusal: { code: "offline" } } as const;
  const made = (uses: number): InvitationLinkView => ({
    createdAtMs: nowMs - 50 * HOUR_MS,
    expiresAtMs: nowMs + 670 * HOUR_MS,
    uses,
  });
  let link = isNew ? null : made(3);
  let notifications = isNew ? [] : fakeNotifications(nowMs);
  let settings = Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, true])) as NotificationSettings; // as: every kind is among them
  const count = () => notifications.filter(({ isRead }) => !isRead).length;
  const unread = createStore<number>(count);
  const address = "https://hugs.example/join/vJ3sQ0bWq0m4sW1o0XxQyQ0c7m8mP4rjKqkZ0Vt2a9E";
  return {
    picture: () => slow({ id: null, isPossible: scene !== "own-plain" }),
    setPicture: (_picture, onSent) =>
      new Promise((resolve) => {
        for (const tenth of [1, 3, 5, 8, 10]) after(tenth * 150, () => onSent(tenth / 10));
        after(1_600, () => resolve(isAway ? AWAY : { ok: true, id: fakeId(1300) }));
      }),
    removePicture: async () => OK,
    restrictions: () => slow(fakeKeptFrom(scene, nowMs)),
    appeal: async () => OK,
    invitation: () => slow({ link, address: scene === "own-elsewhere" ? null : address }),
    makeInvitation: async () => {
      link = made(0);
      return { ok: true, link, address };
    },
    revokeInvitation: async () => {
      link = null;
      return OK;
    },
    invitedBy: (token) => {
      if (scene === "own-slow") return new Promise(() => {});
      if (isAway) return Promise.resolve(AWAY);
      if (scene === "own-expired" || token === "expired")
        return Promise.resolve({ ok: false, refusal: { code: "link_expired" } });
      return Promise.resolve({
        ok: true,
        invited: { by: token === "own" ? ANA : (FRIENDS[0] ?? ANA), areFriends: token === "friends" },
      });
    },
    acceptInvitation: async () => OK,
    notifications: (cursor) => {
      if (scene === "own-slow") return new Promise(() => {});
      if (isAway) return Promise.resolve(AWAY);
      const from = Number(cursor ?? 0);
      const next = from + 6 < notifications.length ? String(from + 6) : null;
      return Promise.resolve({ ok: true, page: { notifications: notifications.slice(from, from + 6), next } });
    },
    readNotification: async (id) => {
      notifications = notifications.map((one) => (one.id === id ? { ...one, isRead: true } : one));
      unread.setState(count(), true);
      return OK;
    },
    readAllNotifications: async () => {
      notifications = notifications.map((one) => ({ ...one, isRead: true }));
      unread.setState(0, true);
      return OK;
    },
    notificationSettings: () => slow(settings),
    setNotificationSettings: async (wanted) => {
      settings = wanted;
      return isAway ? AWAY : OK;
    },
    unread,
    watchUnread: () => () => {},
  };
};
