import type { HugView, PersonView, ReactionView, SendHug } from "#shared/schema/hug.ts";
import type { InboxEventKind, TouchSettings } from "#shared/schema/inbox.ts";
import type { PrivacySettings } from "#shared/schema/privacy.ts";
import { Unavailable } from "../errors.ts";
import { createGroupHugTables } from "./world.group-hugs.memory.ts";

export type MemoryPerson = PersonView & {
  readonly username: string;
  readonly isGuest: boolean;
  readonly isGone: boolean;
  readonly bio?: string;
  readonly lastActiveMs?: number;
};
export type MemoryHug = {
  readonly id: string;
  readonly senderId: string;
  readonly sent: SendHug;
  readonly answers: string | null;
  readonly isWithheld: boolean;
  readonly sentAtMs: number;
  isRead: boolean;
  isReadShown: boolean;
  reaction: ReactionView | null;
  /** What the sender was last told. */
  shownReaction: ReactionView | null;
};
type MemoryEvent = { seq: number; at_ms: number; kind: InboxEventKind; ref_id: string | null; data: unknown };

/** What the memory services share: the tables, their locks (there is one thread), and the database's clock. */
export type MemoryTables = ReturnType<typeof createMemoryTables>;

const SOMEONE: PersonView = { id: "", name: "someone", being: "" };
const pair = (one: string, other: string): string => `${one} ${other}`;

/** `startMs`: the time of the first act; each act is a millisecond later. */
export const createMemoryTables = (startMs = Date.UTC(2026, 0, 1)) => {
  const people = new Map<string, MemoryPerson>();
  const hugs: MemoryHug[] = [];
  const inboxes = new Map<string, MemoryEvent[]>();
  const touch = new Map<string, TouchSettings>();
  const kept = { mutes: new Set<string>(), blocks: new Set<string>() };
  /** By `pair(follower, following)`: since when. */
  const follows = new Map<string, number>();
  const privacy = new Map<string, PrivacySettings>();
  let acts = 0;
  let passedMs = 0;
  let isAway = false;

  const isHere = (id: string): boolean => people.get(id)?.isGone === false;
  const isBlocked = (one: string, other: string): boolean =>
    kept.blocks.has(pair(one, other)) || kept.blocks.has(pair(other, one));
  /** Somebody who is gone, or who blocked the reader, is someone. */
  const personOf = (id: string, readerId: string): PersonView => {
    const person = people.get(id);
    return person && !person.isGone && !kept.blocks.has(pair(id, readerId))
      ? { id, name: person.name, being: person.being }
      : SOMEONE;
  };
  const personFor = (readerId: string | null, id: string): PersonView =>
    readerId !== null && isBlocked(readerId, id) ? SOMEONE : personOf(id, readerId ?? "");

  return {
    ...createGroupHugTables({ personFor }),
    people,
    hugs,
    inboxes,
    touch,
    kept,
    follows,
    privacy,
    pair,
    isHere,
    isBlocked,
    personOf,
    personFor,
    isMutedBy: (actor: string, other: string): boolean => kept.mutes.has(pair(other, actor)),
    reaches: (actor: string, other: string): boolean =>
      isHere(other) && !isBlocked(actor, other) && !kept.mutes.has(pair(other, actor)),
    nextMs: (): number => startMs + passedMs + (acts += 1),
    nowMs: (): number => startMs + passedMs + acts,
    /** Time passes in which nothing happens. */
    pass: (ms: number): void => void (passedMs += ms),
    newId: (): string => `00000000-0000-4000-8000-${(acts += 1).toString(16).padStart(12, "0")}`,
    setAway: (on: boolean): void => void (isAway = on),
    /** Each service calls it first: the database may be away. */
    reach(): void {
      if (isAway) throw new Unavailable("database", new Error("the memory world was told to be away"));
    },
    addEvent(owner: string, kind: InboxEventKind, refId: string | null, data: unknown, atMs: number): void {
      const events = inboxes.get(owner) ?? [];
      inboxes.set(owner, events);
      events.push({ seq: events.length + 1, at_ms: atMs, kind, ref_id: refId, data });
    },
    /** A hug as this reader may know it; null = not theirs, or withheld from them. */
    viewOf(hug: MemoryHug | undefined, readerId: string): HugView | null {
      if (hug === undefined) return null;
      const isSent = hug.senderId === readerId;
      if (!isSent && (hug.sent.to !== readerId || hug.isWithheld)) return null;
      return {
        id: hug.id,
        direction: isSent ? "sent" : "received",
        other: personOf(isSent ? hug.sent.to : hug.senderId, readerId),
        design: hug.sent.design,
        squeeze: hug.sent.squeeze,
        message: hug.sent.message,
        sentAtMs: hug.sentAtMs,
        isSeen: isSent ? hug.isReadShown : hug.isRead,
        reaction: isSent ? hug.shownReaction : hug.reaction,
        answers: hug.answers,
      };
    },
  };
};
