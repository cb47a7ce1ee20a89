import type { NotificationView } from "#shared/schema/notification.ts";
import { UNREAD_MAX } from "#shared/schema/notification.kinds.ts";

/** "3", or "99+" beyond what is counted. */
export const bellMark = (unread: number): string => (unread < UNREAD_MAX ? String(unread) : `${UNREAD_MAX - 1}+`);

export const bellLabel = (unread: number): string =>
  unread === 0 ? "Notifications" : `Notifications, ${bellMark(unread)} new`;

/** What happened, and nothing of what was felt or written. */
export const notificationWords = ({ kind, actor }: NotificationView): string => {
  const name = actor.id === "" ? "Someone" : actor.name;
  switch (kind) {
    case "followed_you":
      return `${name} follows you`;
    case "became_friends":
      return `You and ${actor.id === "" ? "someone" : name} follow each other now`;
    case "invitation_used":
      return `${name} came by your invitation: you follow each other`;
    case "reaction":
      return `${name} answered your hug`;
    case "request_accepted":
      return `${name} said yes to your hug`;
    case "group_invitation":
      return `${name} asks you to a group hug`;
    case "report_decided":
      return "What you reported was looked at";
    case "restricted":
      return "There is news about your account";
    case "reminded":
      return "A moderator asks you for something";
  }
};

/** Kinds of which there is more in one place, whoever they are about. */
const PLACES: Readonly<Record<string, string>> = {
  report_decided: "/reports",
  restricted: "/restrictions",
  reminded: "/restrictions",
};

/** Where there is more of it; null = nowhere. */
export const notificationAddress = ({ kind, actor, refId }: NotificationView): string | null => {
  if (kind === "reaction") return refId && `/feel/${refId}`;
  if (kind === "group_invitation") return refId && `/group-hug/${refId}`;
  const place = PLACES[kind];
  if (place !== undefined) return place;
  return actor.id === "" ? null : `/hug/${actor.id}`;
};
