/**
 * The room of one group hug, the same for everybody in it.
 *
 *  G1  pending becomes active, expired or canceled; active becomes completed or canceled; nothing else, and nothing after.
 *  G2  Who is in it may come in with up to DEVICES_MAX devices until it is over. Anybody else is denied: over, not open
 *      yet, locked, full, in this order.
 *  G3  One person is one participant with one slot, whatever the number of devices. A newcomer is shown at once and takes
 *      the least free slot; a slot is theirs until they have left.
 *  G4  Who has no device left is away and keeps place, slot and "I'm in": AWAY_KEPT_MS while it is pending, to the end
 *      while it is active. Then they have left.
 *  G5  `group/leave` takes effect at once, on all devices; the other devices are closed at once, the one that asked
 *      after its answer. After the end everybody stays among those who were there.
 *  G6  When the host has left, or is not here for HOST_AWAY_MS while others are, the earliest who is here hosts; when
 *      nobody is here, the next to come.
 *  G7  A request is answered exactly once: acknowledged after what it asked for is written down, never before, and takes
 *      effect then (G5 excepted); refused with `try_later` when that takes longer than ANSWER_MAX_MS, when it cannot be
 *      written, and when its device goes. It is judged as it comes and once more as it goes out; what is so already is
 *      acknowledged at once only while nothing of its kind is under way.
 *  G8  Requests have a rate, for all devices of a person together, and a device at most PENDING_MAX open ones.
 *  G9  Changes are written down in an order that keeps their meaning (`nextToBegin`). What the room does by itself is
 *      tried until it is written, a start apart; nothing is written once it is over.
 *  G10 A change that comes back as lost closes the room: another owner decides, or it is over. So does a start or a
 *      cancel of which it is not known whether it was written: the next owner reads that.
 *  G11 Its host starts it while it is pending, with GROUP_LEAST people in and here and a design that is known; its
 *      schedule does at its time, or as soon after as that is so.
 *  G12 The cue starts its lead after the start is written down, and lasts as long as the design.
 *  G13 One that was not started by its expiry expires. LAST_REPORTS_MS after the end of its cue it is completed.
 *  G14 The first report of a person who is in counts for a beat, if it can be true (`takeReport`). A beat is measured when
 *      at least two reported and REPORTS_WITHIN_MS have passed since it was due and the first did, or everybody who is in
 *      and here has. What was measured is kept with the group hug when it is completed.
 *  G15 Taken over in the middle it goes on: the same people away in the order of their coming, the cue where it belongs
 *      on the new clock; what was measured before is gone. With a design that is not known any more it cannot start, and
 *      is completed if it had.
 *  G16 Two with a block between them are not both in it. Nobody comes in who has one with its host, or with anybody in it:
 *      for them it does not exist. When a block comes to be, who blocked leaves, so that nobody is thrown out by being
 *      blocked; of two who blocked each other, the later to come; and always the other one when it is with the host. They
 *      leave as by G5, unasked. Blocks are read as it opens, after a newcomer is written down, on a hint about two who meet
 *      here, and GAP_WAIT_MS to GAP_SPREAD_MS more after a time without hints; never otherwise. One read at a time, and
 *      once more when a hint came meanwhile; one that fails or takes longer than ANSWER_MAX_MS is tried again after a wait
 *      that doubles up to BLOCKS_RETRY_MOST_MS.
 *  G17 What the staff do to it, or to somebody in it, is read as it opens and on every hint, and holds from then on, until
 *      it ends by its time or is lifted. Locked: nobody new gets in, whatever the host says. Slowed: one newcomer in
 *      SLOW_NEWCOMER_MS, and one request of a person in SLOW_REQUEST_MS, leaving apart. Closed: it is canceled. Whoever is
 *      muted is not felt; whoever is removed leaves as by G5, unasked, and does not come in again. The person concerned is
 *      told on each of their devices, also when a mute is lifted.
 */
import type { GroupHugRequest } from "#shared/schema/group-hug.ts";
import { SLOW_REQUEST_MS } from "#shared/schema/room-act.ts";
import { REQUEST_LIMITS, type RateLimit } from "#shared/schema/limits.ts";
import type { Refusal } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import { readingDone, readingFailed } from "../reading.rules.ts";
import { isFull, takeToken, TRY_LATER, withoutFullBuckets, withPending } from "../requests.rules.ts";
import { answerAtOnce, dismissAnswered, giveUp, stay, type Went } from "./group-hug.answers.rules.ts";
import { ACTS_PACE, hintActs, isSlow, takeActs, tellNewcomer, type ActRead } from "./group-hug.acts.rules.ts";
import { countAside, takeReport, type BeatReport } from "./group-hug.beats.rules.ts";
import { BLOCKS_PACE, hintBlocks, missHints } from "./group-hug.blocks.rules.ts";
import type { DesignFacts } from "./group-hug.design.rules.ts";
import { follow } from "./group-hug.follow.rules.ts";
import { leaveForGood, partBlocked, type BlockIn } from "./group-hug.leaving.rules.ts";
import { withDevice, withoutDevice, type Comer } from "./group-hug.people.rules.ts";
import { isOver } from "./group-hug.phase.rules.ts";
import { judge } from "./group-hug.requests.rules.ts";
import { settle, type WriteResult } from "./group-hug.settle.rules.ts";
import { denialFor, type GroupHug } from "./group-hug.state.rules.ts";
import { enqueue, isQueued, type Asked } from "./group-hug.writes.rules.ts";

export type GroupHugEvent =
  /** Refused with `try_later` when `denialFor` would not let them in any more. */
  | ({ readonly kind: "device_joined"; readonly deviceId: string } & Comer)
  | { readonly kind: "device_left"; readonly deviceId: string; readonly userId: string }
  | {
      readonly kind: "request";
      readonly requestId: string;
      readonly deviceId: string;
      readonly userId: string;
      readonly request: GroupHugRequest;
      /** Of `group/choose`: the design that has that name, null = none has. */
      readonly design: DesignFacts | null;
      /** Where it is another one than usual. */
      readonly limit?: RateLimit;
    }
  | { readonly kind: "settled"; readonly writeId: number; readonly result: WriteResult }
  | { readonly kind: "beat_reported"; readonly userId: string; readonly report: BeatReport }
  /** A block between two who meet here may have come to be (`mayPart`). */
  | { readonly kind: "blocks_hinted" }
  /** There was a time in which nothing was heard. */
  | { readonly kind: "hints_missed" }
  | { readonly kind: "blocks_read"; readonly readId: number; readonly blocks: readonly BlockIn[] }
  | { readonly kind: "blocks_failed"; readonly readId: number }
  /** The staff may have done something. */
  | { readonly kind: "acts_hinted" }
  | { readonly kind: "acts_read"; readonly readId: number; readonly acts: readonly ActRead[] }
  | { readonly kind: "acts_failed"; readonly readId: number }
  | { readonly kind: "tick" };

export type GroupHugStep = ({ readonly ok: true } & Went) | { readonly ok: false; readonly refusal: Refusal };

const SLOW_LIMIT: RateLimit = { perMinute: 60_000 / SLOW_REQUEST_MS, burst: 1 };

const join = (hug: GroupHug, event: GroupHugEvent & { kind: "device_joined" }, nowMs: number): GroupHugStep => {
  const { userId, name, being, deviceId } = event;
  if (denialFor(hug, event, nowMs) !== null) return { ok: false, refusal: TRY_LATER };
  invariant(!hug.people.get(userId)?.devices.has(deviceId), "A device joins once.");
  const isNew = !hug.people.has(userId);
  const people = withDevice(hug.people, { userId, name, being }, deviceId);
  const effects = tellNewcomer(hug, userId, deviceId);
  if (!isNew) return { ok: true, state: { ...hug, people }, effects };
  const writes = enqueue(hug.writes, { kind: "joined", userId });
  const requests = withoutFullBuckets(hug.requests, nowMs);
  const acts = { ...hug.acts, newcomerAtMs: nowMs };
  return { ok: true, state: { ...hug, people, writes, requests, acts }, effects };
};

const leave = (hug: GroupHug, { userId, deviceId }: { userId: string; deviceId: string }, nowMs: number): Went => {
  const { state, effects } = giveUp(hug, (pending) => pending.deviceId === deviceId);
  const person = state.people.get(userId);
  if (!person?.devices.has(deviceId)) return { state, effects };
  return { state: { ...state, people: withoutDevice(state.people, person, deviceId, nowMs) }, effects };
};

const request = (hug: GroupHug, event: GroupHugEvent & { kind: "request" }, nowMs: number): GroupHugStep => {
  const { requestId, deviceId, userId, request: wanted, design } = event;
  const person = hug.people.get(userId);
  if (!person?.devices.has(deviceId)) return { ok: false, refusal: { code: "not_a_participant" } };
  if (isFull(hug.requests, deviceId)) return { ok: false, refusal: { code: "too_many", retryAfterMs: 1_000 } };
  const isSlowed = isSlow(hug) && wanted.name !== "group/leave";
  const limit = isSlowed ? SLOW_LIMIT : (event.limit ?? REQUEST_LIMITS[wanted.name]);
  const taken = takeToken(hug.requests, `${userId} ${wanted.name}`, limit, nowMs);
  if (!taken.ok) return taken;
  const paid: GroupHug = { ...hug, requests: taken.requests };
  if (wanted.name === "group/leave" && isOver(hug.phase)) {
    const { state, effects } = answerAtOnce(paid, requestId, null);
    return { ok: true, state, effects: [...effects, { kind: "dismiss", deviceIds: [...person.devices] }] };
  }
  const asked: Asked = { requestId, userId, request: wanted, design };
  const judged = judge(paid, asked, paid.writes.queue);
  if (judged.kind === "no") return { ok: true, ...answerAtOnce(paid, requestId, judged.refusal) };
  if (judged.kind === "nothing") return { ok: true, ...answerAtOnce(paid, requestId, null) };
  const waiting: GroupHug = { ...paid, requests: withPending(paid.requests, requestId, deviceId, nowMs) };
  if (judged.change.kind === "left") return { ok: true, ...leaveForGood(waiting, asked, deviceId) };
  return { ok: true, ...stay({ ...waiting, writes: enqueue(waiting.writes, judged.change, asked) }) };
};

const report = (hug: GroupHug, userId: string, reported: BeatReport, nowMs: number): GroupHug => {
  const { phase, beats, people, design, writes } = hug;
  if (phase.kind !== "active" || isQueued(writes, "completed")) return { ...hug, beats: countAside(beats, "late") };
  if (!people.get(userId)?.isIn) return { ...hug, beats: countAside(beats, "not_in") };
  const moments = design.facts?.beats ?? [];
  return { ...hug, beats: takeReport(beats, moments, phase.cue, userId, reported, nowMs) };
};

const takeBlocks = (hug: GroupHug, readId: number, found: readonly BlockIn[]): Went => {
  const blocks = readingDone(hug.blocks, BLOCKS_PACE, readId);
  if (blocks === null || isOver(hug.phase)) return stay(hug);
  return partBlocked({ ...hug, blocks }, found);
};

const take = (hug: GroupHug, event: GroupHugEvent, nowMs: number): GroupHugStep => {
  const went = (step: Went): GroupHugStep => ({ ok: true, ...step });
  switch (event.kind) {
    case "device_joined":
      return join(hug, event, nowMs);
    case "device_left":
      return went(leave(hug, event, nowMs));
    case "request":
      return request(hug, event, nowMs);
    case "settled":
      return went(settle(hug, event.writeId, event.result, nowMs));
    case "beat_reported":
      return went(stay(report(hug, event.userId, event.report, nowMs)));
    case "blocks_hinted":
      return went(stay(hintBlocks(hug)));
    case "hints_missed":
      return went(stay(missHints(hug, nowMs)));
    case "blocks_read":
      return went(takeBlocks(hug, event.readId, event.blocks));
    case "blocks_failed":
      return went(stay({ ...hug, blocks: readingFailed(hug.blocks, BLOCKS_PACE, event.readId, nowMs) }));
    case "acts_hinted":
      return went(stay(hintActs(hug)));
    case "acts_read":
      return went(takeActs(hug, event.readId, event.acts, nowMs));
    case "acts_failed": {
      const reading = readingFailed(hug.acts.reading, ACTS_PACE, event.readId, nowMs);
      return went(stay({ ...hug, acts: { ...hug.acts, reading } }));
    }
    case "tick":
      return went(stay(hug));
  }
};

/** One step: time passes, then the event happens, then what follows from it. `nowMs` never goes back. */
export const stepGroupHug = (hug: GroupHug, event: GroupHugEvent, nowMs: number): GroupHugStep => {
  const passed = follow(hug, nowMs);
  const taken = take(passed.state, event, nowMs);
  if (!taken.ok) return taken;
  const followed = follow(taken.state, nowMs);
  const effects = [...passed.effects, ...taken.effects, ...followed.effects];
  return { ok: true, ...dismissAnswered({ state: followed.state, effects }) };
};
