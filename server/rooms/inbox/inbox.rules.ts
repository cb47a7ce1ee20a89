/**
 * The room of one person's inbox, the same on all their devices.
 *
 *  I1  State shows the fold of the snapshot and of every event after it, in the order of their numbers, and nothing else.
 *  I2  A device gets every event after the number it joined with exactly once and in order, or `inbox/reset` instead.
 *  I3  A device further behind than INBOX_RESUME_MAX is reset. So is one that has more than the database: it came from
 *      another one, or this one was restored from an older copy. A read that began after it joined decides which.
 *  I4  A request is answered exactly once: acknowledged after its service says it is committed, never before; refused
 *      with `try_later` when that takes longer than ANSWER_MAX_MS, and when its device leaves.
 *  I5  Each request has a rate, counted for all devices together, on from one room to the next and over all processes,
 *      and a device at most PENDING_MAX open requests; more are refused with `too_many` and change nothing.
 *  I6  A hint says only that the inbox may have moved: events come from reads alone. One read is under way at a time,
 *      of at most INBOX_EVENTS_PER_FRAME events; live reads and replays take turns. A last number that is the room's own
 *      is no hint; any other is, also a lower one.
 *  I7  A read that fails or takes longer than ANSWER_MAX_MS is tried again after a wait that doubles up to
 *      READ_RETRY_MOST_MS. What it brings after that is left.
 *  I8  `inbox/resume` places a device anew, as if it had just joined.
 *  I9  A gap in the numbers, or a record that ends before what the room knows, is a broken invariant: the room closes.
 *  I10 Who was blocked or no longer is, is told on, so that the lobby hides both at once.
 *  I11 An invitation shows from its event to the event that closes it, whoever closed it. Whom one invites oneself shows
 *      nowhere.
 *  I12 Friends, their presence, and to whom one shows one's own, are no events: they are read while a device is here, at
 *      once, every AROUND_FRESH_MS, and on hints that something about one of them, or about whose inbox it is, may have
 *      changed (`listing.rules.ts`).
 */
import {
  INBOX_EVENTS_PER_FRAME,
  type InboxEvent,
  type InboxRequest,
  type InboxRequestName,
} from "#shared/schema/inbox.ts";
import type { Around } from "#shared/schema/presence.ts";
import type { MoodsAround } from "#shared/schema/mood.ts";
import { REQUEST_LIMITS, type Bucket, type RateLimit } from "#shared/schema/limits.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import {
  isFull,
  NO_REQUESTS,
  takeToken,
  withBucket,
  withoutPending,
  withPending,
  type Answered,
  type Requests,
} from "../requests.rules.ts";
import { dealPage, lowestCursor, placeDevice, type Devices, type Sending } from "./inbox.devices.rules.ts";
import { NEW_READER, passReaderTime, readDone, readFailed, startRead, type Reader } from "./inbox.reader.rules.ts";
import {
  beginListing,
  failListing,
  hintListing,
  isListing,
  listingDueAtMs,
  newListing,
  passListingTime,
  takeListing,
  type Listing,
} from "../listing.rules.ts";
import { answerOf, type ServiceRequest, type ServiceResult } from "./inbox.requests.rules.ts";
import { shownOf, withEvent, type Shown, type Snapshot } from "./inbox.shown.rules.ts";

/** Read again after this long while somebody is here. */
export const AROUND_FRESH_MS = 60_000;

/** Who is here, and how they are. */
export type AllAround = Around & MoodsAround;

export const NOBODY_AROUND: AllAround = { showActivityTo: null, friends: [], moodsAtMs: 0, insightsAtMs: 0, moods: [] };

export type Inbox = {
  readonly shown: Shown;
  readonly around: Listing<AllAround>;
  readonly devices: Devices;
  readonly requests: Requests<InboxRequestName>;
  readonly reader: Reader;
};

export type RoomEvent =
  /** `after`: the number of the last event the device has; 0 = none. */
  | { readonly kind: "device_joined"; readonly deviceId: string; readonly after: number }
  | { readonly kind: "device_left"; readonly deviceId: string }
  | {
      readonly kind: "request";
      readonly requestId: string;
      readonly deviceId: string;
      readonly request: InboxRequest;
      /** Where it is another one than usual. */
      readonly limit?: RateLimit;
    }
  | { readonly kind: "outcome"; readonly requestId: string; readonly result: ServiceResult }
  | { readonly kind: "moved" }
  /** The last number that the database was seen to have. */
  | { readonly kind: "head_seen"; readonly lastSeq: number }
  /** `bucket`: what is left of a rate that was spent in another process. */
  | { readonly kind: "rate_taken"; readonly name: InboxRequestName; readonly bucket: Bucket }
  | { readonly kind: "events_read"; readonly readId: number; readonly events: readonly InboxEvent[] }
  | { readonly kind: "read_failed"; readonly readId: number }
  | { readonly kind: "around_changed" }
  | { readonly kind: "around_read"; readonly readId: number; readonly around: AllAround }
  | { readonly kind: "around_failed"; readonly readId: number }
  | { readonly kind: "tick" };

export type RoomEffect =
  | { readonly kind: "ask_service"; readonly requestId: string; readonly request: ServiceRequest }
  | { readonly kind: "read_events"; readonly readId: number; readonly after: number; readonly limit: number }
  | { readonly kind: "read_around"; readonly readId: number }
  | ({ readonly kind: "send" } & Sending)
  | Answered
  | { readonly kind: "people_changed"; readonly userIds: readonly string[] };

export type Step =
  | { readonly ok: true; readonly state: Inbox; readonly effects: readonly RoomEffect[] }
  | { readonly ok: false; readonly refusal: Refusal };
type Went = { readonly state: Inbox; readonly effects: readonly RoomEffect[] };

/** `buckets`: what an earlier room left of the rates. */
export const openInbox = (snapshot: Snapshot, buckets: Inbox["requests"]["buckets"] = NO_REQUESTS.buckets): Inbox => ({
  shown: shownOf(snapshot),
  around: newListing(NOBODY_AROUND, AROUND_FRESH_MS),
  devices: new Map(),
  requests: { ...NO_REQUESTS, buckets },
  reader: NEW_READER,
});

/** The next moment at which `tick` must be told; null = none. */
export const inboxDueAtMs = ({ reader, requests, around, devices }: Inbox): number | null => {
  const deadlines = [...requests.pending.values()].map(({ untilMs }) => untilMs);
  if (devices.size > 0 || isListing(around)) deadlines.push(listingDueAtMs(around));
  if (reader.phase.kind !== "idle") deadlines.push(reader.phase.untilMs);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
};

const sends = (sendings: readonly Sending[]): RoomEffect[] => sendings.map((sending) => ({ kind: "send", ...sending }));

const passTime = (inbox: Inbox, nowMs: number): Went => {
  const { requests, refusals } = withoutPending(inbox.requests, ({ untilMs }) => nowMs >= untilMs);
  const [reader, around] = [passReaderTime(inbox.reader, nowMs), passListingTime(inbox.around, nowMs)];
  return { state: { ...inbox, requests, reader, around }, effects: refusals };
};

const place = (inbox: Inbox, deviceId: string, after: number): Went => {
  const { lastSeq } = inbox.shown;
  const { device, isReset } = placeDevice(after, lastSeq, inbox.reader.nextId);
  const devices = new Map(inbox.devices).set(deviceId, device);
  const reader = { ...inbox.reader, hasMoved: inbox.reader.hasMoved || device.kind === "ahead" };
  const resets: Sending[] = isReset ? [{ to: [deviceId], name: "inbox/reset", lastSeq }] : [];
  return { state: { ...inbox, devices, reader }, effects: sends(resets) };
};

const request = (inbox: Inbox, event: RoomEvent & { kind: "request" }, nowMs: number): Step => {
  const { requestId, deviceId, request: asked } = event;
  invariant(inbox.devices.has(deviceId), "A request comes from a device that has joined.");
  if (isFull(inbox.requests, deviceId)) return { ok: false, refusal: { code: "too_many", retryAfterMs: 1_000 } };
  const taken = takeToken(inbox.requests, asked.name, event.limit ?? REQUEST_LIMITS[asked.name], nowMs);
  if (!taken.ok) return taken;
  const paid = { ...inbox, requests: taken.requests };
  if (asked.name === "inbox/resume") {
    const { state, effects } = place(paid, deviceId, asked.body.after);
    const answer = { lastSeq: inbox.shown.lastSeq };
    return { ok: true, state, effects: [{ kind: "ack", requestId, answer }, ...effects] };
  }
  const requests = withPending(paid.requests, requestId, deviceId, nowMs);
  return { ok: true, state: { ...paid, requests }, effects: [{ kind: "ask_service", requestId, request: asked }] };
};

const leave = (inbox: Inbox, deviceId: string): Went => {
  const devices = new Map(inbox.devices);
  devices.delete(deviceId);
  const { requests, refusals } = withoutPending(inbox.requests, (pending) => pending.deviceId === deviceId);
  return { state: { ...inbox, devices, requests }, effects: refusals };
};

const conclude = (inbox: Inbox, requestId: string, result: ServiceResult): Went => {
  if (!inbox.requests.pending.has(requestId)) return { state: inbox, effects: [] };
  const { requests } = withoutPending(inbox.requests, (_, id) => id === requestId);
  // What was done moved this inbox, whether or not its hint arrives.
  const reader = { ...inbox.reader, hasMoved: inbox.reader.hasMoved || result.kind === "done" };
  return { state: { ...inbox, requests, reader }, effects: [answerOf(requestId, result)] };
};

const takeEvents = (inbox: Inbox, readId: number, events: readonly InboxEvent[]): Went => {
  const { phase } = inbox.reader;
  if (phase.kind !== "reading" || phase.id !== readId) return { state: inbox, effects: [] };
  const { after } = phase;
  invariant(events.length <= INBOX_EVENTS_PER_FRAME, "A read brings at most as many events as it asked for.");
  invariant(
    events.every(({ seq }, index) => seq === after + index + 1),
    "Events are read without gaps, from the number asked for.",
  );
  const isPageFull = events.length === INBOX_EVENTS_PER_FRAME;
  const lastSeqBefore = inbox.shown.lastSeq;
  invariant(isPageFull || after + events.length >= lastSeqBefore, "The record reaches as far as it did before.");
  const fresh = events.filter(({ seq }) => seq > lastSeqBefore);
  const shown = fresh.reduce(withEvent, inbox.shown);
  const page = { readId, after, events, lastSeqBefore, lastSeqNow: shown.lastSeq };
  const { devices, sendings } = dealPage(inbox.devices, page);
  const reader = readDone(inbox.reader, isPageFull && phase.isLive);
  const changed = fresh.flatMap((event) =>
    event.kind === "person_blocked" || event.kind === "person_unblocked" ? [event.userId] : [],
  );
  const told: RoomEffect[] =
    changed.length === 0 ? [] : [{ kind: "people_changed", userIds: [shown.userId, ...new Set(changed)] }];
  return { state: { ...inbox, shown, devices, reader }, effects: [...sends(sendings), ...told] };
};

const take = (inbox: Inbox, event: RoomEvent, nowMs: number): Step => {
  const went = (step: Went): Step => ({ ok: true, ...step });
  const { reader } = inbox;
  switch (event.kind) {
    case "device_joined":
      return went(place(inbox, event.deviceId, event.after));
    case "device_left":
      return went(leave(inbox, event.deviceId));
    case "request":
      return request(inbox, event, nowMs);
    case "outcome":
      return went(conclude(inbox, event.requestId, event.result));
    case "moved":
      return went({ state: { ...inbox, reader: { ...reader, hasMoved: true } }, effects: [] });
    case "head_seen": {
      const hasMoved = reader.hasMoved || event.lastSeq !== inbox.shown.lastSeq;
      return went({ state: hasMoved ? { ...inbox, reader: { ...reader, hasMoved } } : inbox, effects: [] });
    }
    case "rate_taken":
      return went({ state: { ...inbox, requests: withBucket(inbox.requests, event.name, event.bucket) }, effects: [] });
    case "events_read":
      return went(takeEvents(inbox, event.readId, event.events));
    case "read_failed": {
      const isOurs = reader.phase.kind === "reading" && reader.phase.id === event.readId;
      return went({ state: isOurs ? { ...inbox, reader: readFailed(reader, nowMs) } : inbox, effects: [] });
    }
    case "around_changed":
      return went({ state: { ...inbox, around: hintListing(inbox.around) }, effects: [] });
    case "around_read": {
      const around = takeListing(inbox.around, event.readId, event.around);
      return went({ state: { ...inbox, around }, effects: [] });
    }
    case "around_failed": {
      const around = failListing(inbox.around, event.readId, nowMs);
      return went({ state: { ...inbox, around }, effects: [] });
    }
    case "tick":
      return went({ state: inbox, effects: [] });
  }
};

const read = (inbox: Inbox, nowMs: number): Went => {
  const reader = startRead(inbox.reader, inbox.shown.lastSeq, lowestCursor(inbox.devices), nowMs);
  if (reader === inbox.reader || reader.phase.kind !== "reading") return { state: inbox, effects: [] };
  const { id, after } = reader.phase;
  const effect: RoomEffect = { kind: "read_events", readId: id, after, limit: INBOX_EVENTS_PER_FRAME };
  return { state: { ...inbox, reader }, effects: [effect] };
};

const readAround = (inbox: Inbox, nowMs: number): Went => {
  const begun = inbox.devices.size > 0 ? beginListing(inbox.around, nowMs) : null;
  if (begun === null) return { state: inbox, effects: [] };
  const effect: RoomEffect = { kind: "read_around", readId: begun.readId };
  return { state: { ...inbox, around: begun.listing }, effects: [effect] };
};

/** One step: time passes, then the event happens, then what is missing is read. `nowMs` never goes back. */
export const stepInbox = (inbox: Inbox, event: RoomEvent, nowMs: number): Step => {
  const passed = passTime(inbox, nowMs);
  const taken = take(passed.state, event, nowMs);
  if (!taken.ok) return taken;
  const begun = read(taken.state, nowMs);
  const asked = readAround(begun.state, nowMs);
  const effects = [...passed.effects, ...taken.effects, ...begun.effects, ...asked.effects];
  return { ok: true, state: asked.state, effects };
};
