import type { InboxEventKind } from "#shared/schema/inbox.ts";
import type { NotificationKind } from "#shared/schema/notification.kinds.ts";

export type MemoryNotification = {
  readonly id: string;
  readonly userId: string;
  readonly kind: NotificationKind;
  /** Empty = the staff. */
  readonly actorId: string;
  readonly refId: string | null;
  readonly atMs: number;
  isRead: boolean;
};
type Deps = {
  /** By "follower following": since when. */
  readonly follows: Map<string, number>;
  reaches(actor: string, other: string): boolean;
  newId(): string;
  nextMs(): number;
  /** Who sent a group invitation that somebody got; who received a hug. */
  inviterOf(userId: string, groupHugId: string): string | undefined;
  receiverOf(hugId: string): string | undefined;
};

/** Follows, the uses of links, and what people are told of: what the triggers of the database write. */
export const createNotificationTables = (deps: Deps) => {
  const { follows } = deps;
  const notifications: MemoryNotification[] = [];
  /** "user kind" of what somebody does not want to be told of. */
  const kindsOff = new Set<string>();

  const notify = (userId: string, kind: NotificationKind, actorId: string, refId: string | null): void => {
    const cause = refId ?? actorId;
    const isKnown = notifications.some(
      (one) => one.userId === userId && one.kind === kind && (one.refId ?? one.actorId) === cause,
    );
    if (isKnown || !deps.reaches(actorId, userId) || kindsOff.has(`${userId} ${kind}`)) return;
    notifications.push({ id: deps.newId(), userId, kind, actorId, refId, atMs: deps.nextMs(), isRead: false });
  };
  return {
    notifications,
    kindsOff,
    notify,
    areFriends: (one: string, other: string): boolean =>
      follows.has(`${one} ${other}`) && follows.has(`${other} ${one}`),
    /** As a person does; `isByLink`: the two are told of the link instead. */
    follow(follower: string, following: string, isByLink = false): void {
      if (follows.has(`${follower} ${following}`)) return;
      follows.set(`${follower} ${following}`, deps.nextMs());
      if (isByLink) return;
      const isMutual = follows.has(`${following} ${follower}`);
      notify(following, isMutual ? "became_friends" : "followed_you", follower, null);
    },
    /** What an event of an inbox is told of as. */
    noteEvent(owner: string, kind: InboxEventKind, refId: string | null): void {
      if (refId === null) return;
      const actorId = kind === "reaction_received" ? deps.receiverOf(refId) : deps.inviterOf(owner, refId);
      if (kind === "reaction_received" && actorId !== undefined) notify(owner, "reaction", actorId, refId);
      if (kind === "invited" && actorId !== undefined) notify(owner, "group_invitation", actorId, refId);
      if (kind !== "invitation_closed") return;
      for (const one of notifications)
        if (one.userId === owner && one.kind === "group_invitation" && one.refId === refId) one.isRead = true;
    },
  };
};
