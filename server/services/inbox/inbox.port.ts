import type { ConsentSettings, HugRequestView, OwnNeed } from "#shared/schema/consent.ts";
import type { InvitationView } from "#shared/schema/group-hug.ts";
import type { HugView } from "#shared/schema/hug.ts";
import type { InboxEvent, TouchSettings } from "#shared/schema/inbox.ts";
import type { Outcome } from "../outcome.ts";

/** All that an inbox room shows, as of one number. */
export type InboxSnapshot = {
  readonly userId: string;
  readonly lastSeq: number;
  readonly unread: number;
  /** Newest first, at most INBOX_HUGS_SHOWN. */
  readonly hugs: readonly HugView[];
  readonly settings: TouchSettings;
  /** The open ones, newest first, at most INBOX_INVITATIONS_SHOWN. */
  readonly invitations: readonly InvitationView[];
  readonly consent: ConsentSettings;
  /** The open ones, newest first, at most INBOX_REQUESTS_SHOWN. */
  readonly requests: readonly HugRequestView[];
  readonly need: OwnNeed | null;
};

/** The gapless record of what reached somebody. Rejects with `Unavailable` when the database is away. */
export type Inbox = {
  /** State and number read in one snapshot; null = no such user. */
  snapshot(userId: string): Promise<InboxSnapshot | null>;
  /** Events with `seq > after`, in order, at most `limit`, without gaps. */
  eventsAfter(userId: string, after: number, limit: number): Promise<readonly InboxEvent[]>;
  /** Of these inboxes those whose last number is another than the one given, with that number, in one query; `from` must not change afterwards. */
  moved(from: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>>;
  setTouch(userId: string, settings: TouchSettings): Promise<Outcome<{ readonly ok: true }>>;
};

/** Says that inboxes moved. A hint only: it may be lost, and whoever hears it reads the database. */
export type InboxHints = {
  publish(userIds: readonly string[]): void;
  /** Calls `onMoved`, with the last number where that is known (never with an exception escaping), until the returned function is called. */
  subscribe(userId: string, onMoved: (lastSeq: number | null) => void): () => void;
};
