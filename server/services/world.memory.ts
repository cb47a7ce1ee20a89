import type { Refusal } from "#shared/schema/refusal.ts";
import { LIMITED_HUGS_PER_HOUR } from "#shared/policy/restriction.policy.ts";
import { NO_TOUCH, type HugFacts, type Verdict } from "#shared/consent/consent.rules.ts";
import * as limits from "#shared/consent/consent.limits.ts";
import { isQuietAt } from "#shared/consent/quiet-time.ts";
import {
  DEFAULT_CONSENT,
  type Allowance,
  type ConsentSettings,
  type HugRequestView,
  type RequestKind,
} from "#shared/schema/consent.ts";
import {
  NO_LIMIT,
  type HugView,
  type PersonView,
  type ReactionView,
  type SendHug,
  type TouchLimit,
} from "#shared/schema/hug.ts";
import type { InboxEventKind, TouchSettings } from "#shared/schema/inbox.ts";
import type { DevicePresence } from "#shared/schema/presence.ts";
import type { PrivacySettings } from "#shared/schema/privacy.ts";
import type { StaffRole } from "#shared/schema/staff.ts";
import { Unavailable } from "../errors.ts";
import { createApprovalTables } from "./world.approvals.memory.ts";
import { createRestrictionTables } from "./world.restrictions.memory.ts";
import { createCaseTables } from "./world.cases.memory.ts";
import { createGroupHugTables } from "./world.group-hugs.memory.ts";
import { createMoodTables } from "./world.moods.memory.ts";
import { createNotificationTables } from "./world.notifications.memory.ts";

export type MemoryPerson = PersonView & {
  readonly username: string;
  readonly isGuest: boolean;
  readonly isGone: boolean;
  readonly createdAtMs: number;
  readonly bio?: string;
  readonly lastActiveMs?: number;
};
export type MemoryHug = {
  readonly id: string;
  readonly senderId: string;
  readonly sent: SendHug;
  readonly answers: string | null;
  state: "delivered" | "withheld" | "asking" | "held";
  usedOnce: boolean;
  isQuiet: boolean;
  readonly sentAtMs: number;
  /** When it reached the recipient's inbox. */
  arrivedAtMs: number | null;
  isRead: boolean;
  isReadShown: boolean;
  reaction: ReactionView | null;
  /** What the sender was last told. */
  shownReaction: ReactionView | null;
};
/** What one person chose for another's hugs. */
export type MemoryChoice = TouchLimit & { readonly allowance: Allowance | null; readonly onceUntilMs: number };
export type MemoryRequest = {
  readonly id: string;
  readonly kind: RequestKind;
  readonly from: string;
  readonly to: string;
  readonly hugId: string | null;
  readonly key: string;
  readonly message: string;
  readonly askedAtMs: number;
  expiresAtMs: number;
  answer: "once" | "always" | "not_now" | "unheard" | "closed" | null;
  /** Not shown until what its sender sends waits no more. */
  isHeld?: boolean;
};
export const NO_CHOICE: MemoryChoice = { ...NO_LIMIT, allowance: null, onceUntilMs: 0 };
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
  const presences = new Map<
    string,
    { readonly presence: DevicePresence; readonly atMs: number; readonly writer: number }
  >();
  const kept = { mutes: new Set<string>(), blocks: new Set<string>() };
  /** By `pair(follower, following)`: since when. */
  const follows = new Map<string, number>();
  const consent = new Map<string, ConsentSettings>();
  const choices = new Map<string, MemoryChoice>();
  const requests: MemoryRequest[] = [];
  const ledger: { owner: string; other: string | null; act: string; detail: unknown; atMs: number }[] = [];
  const privacy = new Map<string, PrivacySettings>();
  /** Who is on the staff, by user id. */
  const staff = new Map<string, { readonly role: StaffRole; readonly sinceMs: number }>();
  /** What the audit would have, as `act subject`. */
  const audit: string[] = [];
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

  const nowMs = (): number => startMs + passedMs + acts;
  const restrictionTables = createRestrictionTables({ nowMs });
  const settingsOf = (id: string): ConsentSettings => consent.get(id) ?? DEFAULT_CONSENT;
  const choiceOf = (owner: string, other: string): MemoryChoice => choices.get(pair(owner, other)) ?? NO_CHOICE;
  const isAccepted = ({ answer }: MemoryRequest): boolean => answer === "once" || answer === "always";
  const whoMayCome = (sender: string, owner: string) => ({
    allowHugsFrom: settingsOf(owner).allowHugsFrom,
    isFollowed: follows.has(pair(owner, sender)),
    isFriend: follows.has(pair(owner, sender)) && follows.has(pair(sender, owner)),
    allowance: choiceOf(owner, sender).allowance,
  });
  /** What becomes of a hug depends on these. `answered`: the hug it answers, if that may be answered. */
  const factsOf = (sender: string, owner: string, answered: MemoryHug | null, perHour: number): HugFacts => {
    const at = nowMs();
    const asked = requests.filter((it) => it.kind === "hug" && it.from === sender);
    const pairAsked = asked.filter((it) => it.to === owner);
    const lately = hugs.filter((it) => it.senderId === sender && it.sentAtMs > at - 3_600_000);
    const isNew = (people.get(sender)?.createdAtMs ?? 0) > at - limits.NEW_ACCOUNT_MS;
    const rate = isNew ? perHour / 4 : perHour;
    const isLimited = restrictionTables.isLimited(sender);
    const latest = pairAsked.slice(-2);
    const isBack = answered?.arrivedAtMs != null && answered.arrivedAtMs > at - limits.HUG_BACK_MS;
    return {
      ...whoMayCome(sender, owner),
      isBlocked: isBlocked(sender, owner),
      hasOnce: choiceOf(owner, sender).onceUntilMs > at,
      isHugBack: isBack && !hugs.some((it) => it.answers === answered?.id),
      isMuted: kept.mutes.has(pair(owner, sender)),
      isQuiet: isQuietAt(settingsOf(owner), at),
      hasOpenRequest: pairAsked.some((it) => !isAccepted(it) && it.expiresAtMs > at),
      isCoolingOff:
        latest.length === 2 &&
        !latest.some(isAccepted) &&
        Math.max(...latest.map((it) => it.expiresAtMs)) > at - limits.COOLING_OFF_MS,
      hasTooManyHugs:
        lately.length >= (isLimited ? Math.min(rate, LIMITED_HUGS_PER_HOUR) : rate) ||
        lately.filter((it) => it.sent.to === owner).length >= perHour / 4,
      hasTooManyRequests:
        asked.filter((it) => it.askedAtMs > at - 24 * 3_600_000).length >=
        (isNew ? limits.NEW_REQUESTS_PER_DAY : limits.REQUESTS_PER_DAY),
    };
  };
  const reaches = (actor: string, other: string): boolean =>
    isHere(other) && !isBlocked(actor, other) && !kept.mutes.has(pair(other, actor));
  /** Null = not on the staff, or gone. */
  const roleOf = (userId: string): StaffRole | null => (isHere(userId) ? (staff.get(userId)?.role ?? null) : null);
  const nextMs = (): number => startMs + passedMs + (acts += 1);
  const newId = (): string => `00000000-0000-4000-8000-${(acts += 1).toString(16).padStart(12, "0")}`;
  const groupHugTables = createGroupHugTables({ personFor, nowMs });
  const notificationTables = createNotificationTables({
    follows,
    reaches,
    nextMs,
    newId,
    inviterOf: (userId, groupHugId) =>
      groupHugTables.invitations.find((one) => one.userId === userId && one.groupHugId === groupHugId)?.fromId,
    receiverOf: (hugId) => hugs.find(({ id }) => id === hugId)?.sent.to,
  });

  return {
    ...groupHugTables,
    ...notificationTables,
    ...createMoodTables(),
    ...createCaseTables(),
    ...restrictionTables,
    ...createApprovalTables({ nowMs, roleOf }),
    follows,
    consent,
    choices,
    requests,
    ledger,
    settingsOf,
    choiceOf,
    isAccepted,
    whoMayCome,
    factsOf,
    note(owner: string, other: string | null, act: string, detail: unknown = null): void {
      ledger.push({ owner, other, act, detail, atMs: nowMs() });
    },
    setChoice(owner: string, other: string, change: Partial<MemoryChoice>): void {
      choices.set(pair(owner, other), { ...choiceOf(owner, other), ...change });
    },
    /** Why a hug was not taken. */
    refusalOf(verdict: Verdict, sender: string, owner: string, isByHugs: boolean): Refusal {
      if (verdict === "too_many") return { code: verdict, retryAfterMs: isByHugs ? 60_000 : 3_600_000 };
      if (verdict !== "cooling_off") return { code: verdict as Refusal["code"] }; // the others are codes
      const asked = requests.filter((it) => it.kind === "hug" && it.from === sender && it.to === owner);
      const until = Math.max(...asked.map((it) => it.expiresAtMs)) + limits.COOLING_OFF_MS;
      return { code: verdict, retryAfterMs: until - nowMs() };
    },
    /** "May I hug you?"; the new request's id. */
    ask(of: {
      from: string;
      to: string;
      hugId: string;
      isHeard: boolean;
      isHeld: boolean;
      atMs: number;
      life: number;
    }): string {
      const id = this.newId();
      const { from, to, hugId, atMs } = of;
      const when = { askedAtMs: atMs, expiresAtMs: atMs + of.life };
      requests.push({
        id,
        kind: "hug",
        from,
        to,
        hugId,
        key: "",
        message: "",
        ...when,
        answer: of.isHeard ? null : "unheard",
        isHeld: of.isHeld,
      });
      return id;
    },
    /** What waits from one person to another waits no more. */
    closeRequests(asker: string, owner: string, how: "unheard" | "closed"): void {
      for (const request of requests.filter((it) => it.from === asker && it.to === owner && it.answer === null)) {
        request.answer = how;
        const hug = hugs.find((it) => it.id === request.hugId);
        if (hug?.state === "asking") hug.state = "withheld";
        this.addEvent(owner, "request_closed", request.id, null, this.nextMs());
      }
    },
    /** A request as its reader may know it; null = not theirs, or from somebody who is not there for them. */
    requestView(id: string, readerId: string): HugRequestView | null {
      const request = requests.find((it) => it.id === id && it.to === readerId);
      if (!request || !isHere(request.from) || isBlocked(request.from, readerId)) return null;
      const { kind, message, askedAtMs, expiresAtMs } = request;
      return { id, kind, from: personOf(request.from, readerId), message, askedAtMs, expiresAtMs };
    },
    people,
    hugs,
    inboxes,
    touch,
    kept,
    privacy,
    staff,
    audit,
    roleOf,
    presences,
    pair,
    isHere,
    isBlocked,
    /** Oldest first. */
    blocks: (): readonly { readonly by: string; readonly of: string }[] =>
      [...kept.blocks].map((both) => {
        const [by = "", of = ""] = both.split(" ");
        return { by, of };
      }),
    personOf,
    personFor,
    isMutedBy: (actor: string, other: string): boolean => kept.mutes.has(pair(other, actor)),
    reaches,
    nextMs,
    nowMs,
    /** Time passes in which nothing happens. */
    pass: (ms: number): void => void (passedMs += ms),
    newId,
    setAway: (on: boolean): void => void (isAway = on),
    /** Each service calls it first: the database may be away. */
    reach(): void {
      if (isAway) throw new Unavailable("database", new Error("the memory world was told to be away"));
    },
    addEvent(owner: string, kind: InboxEventKind, refId: string | null, data: unknown, atMs: number): void {
      const events = inboxes.get(owner) ?? [];
      inboxes.set(owner, events);
      events.push({ seq: events.length + 1, at_ms: atMs, kind, ref_id: refId, data });
      notificationTables.noteEvent(owner, kind, refId);
    },
    /** A hug as this reader may know it; null = not theirs, or withheld from them. */
    viewOf(hug: MemoryHug | undefined, readerId: string): HugView | null {
      if (hug === undefined) return null;
      const isSent = hug.senderId === readerId;
      if (!isSent && (hug.sent.to !== readerId || hug.state !== "delivered")) return null;
      const request = isSent ? requests.find((it) => it.hugId === hug.id) : undefined;
      const { touchCap, touchForm } = choiceOf(readerId, hug.senderId);
      const limit = hug.isQuiet ? NO_TOUCH : { touchCap, touchForm };
      return {
        id: hug.id,
        direction: isSent ? "sent" : "received",
        other: personOf(isSent ? hug.sent.to : hug.senderId, readerId),
        design: hug.sent.design,
        squeeze: hug.sent.squeeze,
        message: hug.sent.message,
        sentAtMs: isSent ? hug.sentAtMs : (hug.arrivedAtMs ?? hug.sentAtMs),
        isSeen: isSent ? hug.isReadShown : hug.isRead,
        reaction: isSent ? hug.shownReaction : hug.reaction,
        answers: hug.answers,
        touch: isSent ? NO_LIMIT : limit,
        request: request ? { isAccepted: isAccepted(request), expiresAtMs: request.expiresAtMs } : null,
      };
    },
  };
};
