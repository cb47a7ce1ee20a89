import { INBOX_RESUME_MAX, type InboxEvent, type InboxRequest } from "#shared/schema/inbox.ts";
import { ANSWER_MAX_MS, PENDING_MAX } from "#shared/schema/limits.ts";
import { invariant } from "../../../errors.ts";
import { foldEvents } from "../../../services/testing/fold.ts";
import { createDice, type Dice } from "../../testing/dice.ts";
import {
  AROUND_FRESH_MS,
  inboxDueAtMs,
  NOBODY_AROUND,
  openInbox,
  stepInbox,
  type Inbox,
  type RoomEffect,
  type RoomEvent,
  type AllAround,
  type Step,
} from "../inbox.rules.ts";
import { isListing } from "../../listing.rules.ts";
import { shownOf } from "../inbox.shown.rules.ts";
import { someEvent } from "./events.ts";

export type StepFunction = (inbox: Inbox, event: RoomEvent, nowMs: number) => Step;

/** A device as it should be: what it has, and whether what it said when it joined allows a reset. */
type Device = { has: number; joinedAt: { after: number; head: number } };
type Asked = { readonly deviceId: string; isCommitted: boolean; answers: number };
/** `head`: what the database held when it looked, if that was at the beginning. */
type Read = { readonly readId: number; readonly after: number; readonly limit: number; readonly head: number };

/** As the database held it when the read began. */
type AroundRead = { readonly readId: number; readonly around: AllAround };

const SOME_REQUESTS: readonly InboxRequest[] = [
  { name: "hug/see", body: { hugId: "hug-1" } },
  { name: "person/mute", body: { userId: "ben", on: true } },
  { name: "group/invite", body: { groupHugId: "group-hug-1", to: "ben" } },
  { name: "invitation/close", body: { groupHugId: "group-hug-1" } },
  {
    name: "hug/send",
    body: { key: "k", to: "ben", design: "bear", squeeze: { stepMs: 50, samples: [] }, message: "" },
  },
];

/** One inbox room with its database, hints, network and devices, all driven by one integer. Throws when a rule is broken. */
export const simulateInbox = (seed: number, steps: number, step: StepFunction = stepInbox): void => {
  const dice: Dice = createDice(seed);
  const log: InboxEvent[] = [];
  const grow = (by: number): void => {
    for (let i = 0; i < by; i += 1) log.push(someEvent(dice, log));
  };
  grow(dice.chance(0.1) ? dice.whole(400, 700) : dice.whole(0, 60));
  let inbox = openInbox(foldEvents("ann", log));
  let nowMs = 0;
  let lastId = 0;
  let tailSeq = -1;
  const devices = new Map<string, Device>();
  const asked = new Map<string, Asked>();
  const reads: Read[] = [];
  const aroundReads: AroundRead[] = [];
  let around: AllAround = NOBODY_AROUND;
  const calls: string[] = [];

  const receive = (deviceId: string, effect: RoomEffect & { kind: "send" }): void => {
    const device = devices.get(deviceId);
    if (!device) return;
    if (effect.name === "inbox/reset") {
      const { after, head } = device.joinedAt;
      invariant(after > head || head - after > INBOX_RESUME_MAX, "Only a device too far behind or ahead is reset.");
      device.has = effect.lastSeq;
    } else {
      for (const event of effect.events) {
        invariant(event.seq === device.has + 1, `${deviceId} had ${device.has} and was sent ${event.seq}.`);
        invariant(event === log[event.seq - 1], "What is sent is what the database holds.");
        device.has = event.seq;
      }
    }
  };
  const take = (effect: RoomEffect): void => {
    if (effect.kind === "send") for (const id of effect.to) receive(id, effect);
    else if (effect.kind === "read_events") reads.push({ ...effect, head: dice.chance(0.5) ? log.length : Infinity });
    else if (effect.kind === "read_around") aroundReads.push({ readId: effect.readId, around });
    else if (effect.kind === "ask_service") calls.push(effect.requestId);
    else if (effect.kind !== "people_changed") {
      const request = asked.get(effect.requestId);
      invariant(request, "Only what was asked is answered.");
      request.answers += 1;
      invariant(request.answers === 1, "A request is answered once.");
      invariant(effect.kind === "refuse" || request.isCommitted, "An acknowledgement comes after its commit.");
    }
  };
  const tell = (event: RoomEvent): boolean => {
    const result = step(inbox, event, nowMs);
    if (!result.ok) return false;
    inbox = result.state;
    result.effects.forEach(take);
    check();
    return true;
  };
  const check = (): void => {
    invariant(inbox.shown.lastSeq <= log.length, "The room knows nothing that the database does not.");
    const open = new Map<string, number>();
    for (const { deviceId } of inbox.requests.pending.values()) open.set(deviceId, (open.get(deviceId) ?? 0) + 1);
    for (const count of open.values()) invariant(count <= PENDING_MAX, "Open requests of a device are bounded.");
    invariant(inbox.devices.size === devices.size, "The room knows the devices that are there.");
    const isLooking = devices.size > 0 || isListing(inbox.around);
    const isWaiting = isLooking || inbox.reader.phase.kind !== "idle" || inbox.requests.pending.size > 0;
    invariant(isWaiting === (inboxDueAtMs(inbox) !== null), "Whatever is waited for has a deadline.");
    for (const [id, device] of devices) {
      const known = inbox.devices.get(id);
      if (known?.kind === "live") invariant(device.has === inbox.shown.lastSeq, "A live device has all the room has.");
    }
  };
  const checkFold = (): void => {
    const expected = shownOf(foldEvents("ann", log.slice(0, inbox.shown.lastSeq)));
    invariant(JSON.stringify(expected) === JSON.stringify(inbox.shown), "The state is the fold of the events.");
  };

  const join = (): void => {
    const deviceId = `device-${(lastId += 1)}`;
    const head = inbox.shown.lastSeq;
    const far = dice.chance(0.15) ? log.length + dice.whole(1, 4) : dice.whole(0, log.length);
    const after = dice.chance(0.4) ? head : dice.chance(0.2) ? 0 : far;
    devices.set(deviceId, { has: after, joinedAt: { after, head } });
    tell({ kind: "device_joined", deviceId, after });
  };
  const leave = (): void => {
    const deviceId = dice.pick([...devices.keys()]);
    if (deviceId === undefined) return;
    devices.delete(deviceId);
    tell({ kind: "device_left", deviceId });
  };
  const ask = (): void => {
    const deviceId = dice.pick([...devices.keys()]);
    const device = devices.get(deviceId ?? "");
    if (deviceId === undefined || !device) return;
    const requestId = `request-${(lastId += 1)}`;
    const head = inbox.shown.lastSeq;
    const after = dice.whole(Math.max(0, device.has - 5), device.has);
    const resume: InboxRequest = { name: "inbox/resume", body: { after } };
    const request = dice.chance(0.2) ? resume : (dice.pick(SOME_REQUESTS) ?? resume);
    const isResume = request.name === "inbox/resume";
    asked.set(requestId, { deviceId, isCommitted: isResume, answers: 0 });
    const before = { ...device };
    if (isResume) Object.assign(device, { has: after, joinedAt: { after, head } });
    if (tell({ kind: "request", requestId, deviceId, request })) return;
    asked.delete(requestId);
    Object.assign(device, before);
  };
  const answer = (isGood: boolean): void => {
    const requestId = calls.splice(dice.whole(0, calls.length - 1), 1)[0];
    const request = asked.get(requestId ?? "");
    if (requestId === undefined || !request) return;
    if (isGood || dice.chance(0.7)) {
      request.isCommitted = true;
      grow(1);
      tell({ kind: "outcome", requestId, result: { kind: "done", answer: { ok: true } } });
    } else if (dice.chance(0.3)) {
      grow(1); // committed, and the answer of the database was lost
      tell({ kind: "outcome", requestId, result: { kind: "unavailable", retryAfterMs: 1 } });
    } else if (dice.chance(0.5)) tell({ kind: "outcome", requestId, result: { kind: "failed" } });
    else tell({ kind: "outcome", requestId, result: { kind: "refused", refusal: { code: "no_such_hug" } } });
  };
  const finishRead = (isGood: boolean): void => {
    const read = reads.splice(dice.whole(0, reads.length - 1), 1)[0];
    if (!read) return;
    const { readId, after, limit, head } = read;
    if (!isGood && dice.chance(0.2)) tell({ kind: "read_failed", readId });
    else tell({ kind: "events_read", readId, events: log.slice(after, Math.min(head, after + limit)) });
  };
  const finishAround = (isGood: boolean): void => {
    const read = aroundReads.splice(dice.whole(0, aroundReads.length - 1), 1)[0];
    if (!read) return;
    if (!isGood && dice.chance(0.3)) tell({ kind: "around_failed", readId: read.readId });
    else {
      const { known, reading } = inbox.around;
      const isWaited = reading.phase.kind === "reading" && reading.phase.readId === read.readId;
      tell({ kind: "around_read", ...read });
      invariant(isWaited || inbox.around.known === known, "What comes late is left.");
    }
  };
  const befriend = (): void => {
    const ben = { id: "ben", name: `name-${(lastId += 1)}`, being: "ember/plain", presence: "online" } as const;
    const felt = { ...ben, mood: "calm", valence: 0.7, arousal: 0.2, feltAtMs: nowMs };
    around = { showActivityTo: "friends", friends: [ben], moodsAtMs: nowMs, insightsAtMs: nowMs, moods: [felt] };
    // Or with a hint that was lost.
    if (dice.chance(0.7)) tell({ kind: "around_changed" });
  };
  const pass = (): void => {
    nowMs += dice.chance(0.05) ? dice.whole(0, 3 * ANSWER_MAX_MS) : dice.whole(0, 400);
    const due = inboxDueAtMs(inbox);
    if (due !== null && nowMs >= due) tell({ kind: "tick" });
  };
  /** The look at the database's tail: it tells once what moved since the look before. */
  const lookAtTail = (): boolean => {
    if (tailSeq === log.length) return false;
    tailSeq = log.length;
    return tell({ kind: "head_seen", lastSeq: tailSeq });
  };
  const acts: readonly (() => void)[] = [
    join,
    leave,
    ask,
    ask,
    () => answer(false),
    () => answer(false),
    () => finishRead(false),
    () => finishRead(false),
    () => finishRead(false),
    () => (dice.chance(0.7) ? finishAround(false) : befriend()),
    pass,
    () => grow(dice.whole(1, 4)), // with a hint that was lost
    () => {
      grow(1);
      tell({ kind: "moved" });
    },
    lookAtTail,
  ];

  for (let i = 0; i < steps; i += 1) {
    (dice.pick(acts) ?? pass)();
    if (i % 20 === 0) checkFold();
  }
  // The storm is over, and everything that waits comes to an end.
  const endMs = nowMs + 3 * ANSWER_MAX_MS + AROUND_FRESH_MS;
  const isOpen = (): boolean =>
    reads.length + calls.length + aroundReads.length > 0 || (inboxDueAtMs(inbox) ?? Infinity) < endMs;
  for (let rounds = 0; lookAtTail() || isOpen(); rounds += 1) {
    invariant(rounds < 1_000, "Everything comes to an end.");
    if (reads.length > 0) finishRead(true);
    else if (calls.length > 0) answer(true);
    else if (aroundReads.length > 0) finishAround(true);
    else if (isOpen()) {
      nowMs = Math.max(nowMs, inboxDueAtMs(inbox) ?? nowMs);
      tell({ kind: "tick" });
    }
  }
  checkFold();
  invariant(inbox.shown.lastSeq === log.length, "At last the room shows all there is.");
  for (const { has } of devices.values()) invariant(has === log.length, "At last every device has all there is.");
  if (devices.size > 0) invariant(inbox.around.known === around, "At last friends are as they are.");
  for (const { answers } of asked.values()) invariant(answers === 1, "At last every request is answered.");
};
