import { GroupHugState, type GroupHugRequest } from "#shared/schema/group-hug.ts";
import { ANSWER_MAX_MS, PENDING_MAX } from "#shared/schema/limits.ts";
import { invariant } from "../../../errors.ts";
import { readingDueAtMs } from "../../reading.rules.ts";
import { createDice } from "../../testing/dice.ts";
import { mayPart } from "../group-hug.blocks.rules.ts";
import type { DesignFacts } from "../group-hug.design.rules.ts";
import type { GroupHugEffect } from "../group-hug.effect.rules.ts";
import { partBlocked, type BlockIn } from "../group-hug.leaving.rules.ts";
import { isOver, mayBecome, type Phase } from "../group-hug.phase.rules.ts";
import { projectGroupHug, projectPressures } from "../group-hug.project.ts";
import { stepGroupHug, type GroupHugEvent, type GroupHugStep } from "../group-hug.rules.ts";
import type { WriteResult } from "../group-hug.settle.rules.ts";
import { denialFor, feels, groupHugDueAtMs, isFelt, openGroupHug, type GroupHug } from "../group-hug.state.rules.ts";
import type { Change } from "../group-hug.writes.rules.ts";
import { mayWrite, newRow, storedOf, writeTo } from "./group-hug.row.ts";
import { DESIGN } from "./opened.ts";

export type StepFunction = (hug: GroupHug, event: GroupHugEvent, nowMs: number) => GroupHugStep;

const PEOPLE = Array.from({ length: 7 }, (_, i) => `person-${i}`);
const CAPACITY = 5;
const OTHER: DesignFacts = { id: "short", durationMs: 4_000, beats: [500, 1_500, 3_000] };
const DESIGNS = new Map([DESIGN, OTHER].map((facts) => [facts.id, facts]));

type Asked = {
  readonly deviceId: string;
  /** What the last word has: the same for requests of which one undoes the other. */
  readonly about: string;
  /** Of those that were asked. */
  readonly number: number;
  answers: number;
};

/** One group hug with its database, devices, owners that come and go, all driven by one integer. Throws when a rule is broken. */
export const simulateGroupHug = (seed: number, steps: number, step: StepFunction = stepGroupHug): void => {
  const dice = createDice(seed);
  let nowMs = 1_000;
  let row = newRow({
    capacity: CAPACITY,
    hostId: dice.pick(PEOPLE) ?? "",
    scheduledAtMs: dice.chance(0.3) ? nowMs + dice.whole(0, 20_000) : null,
    expiresAt: nowMs + dice.whole(30_000, 400_000),
  });
  let hug!: GroupHug; // opened before anything happens
  let state!: GroupHugState; // with it
  let lastId = 0;
  const devices = new Map<string, string>();
  const asked = new Map<string, Asked>();
  const acked = new Map<string, number>();
  let calls: { readonly epoch: number; readonly writeId: number; readonly change: Change }[] = [];
  let reads: { readonly epoch: number; readonly readId: number; readonly blocks: readonly BlockIn[] }[] = [];
  let blocks: readonly BlockIn[] = [];
  let awaited: { readonly readId: number; readonly untilMs: number } | null = null;
  let wasMissed = false;
  let cueStartMs: number | null = null;
  const leaving = new Set<string>();
  let ownEpoch = 0;
  let isLost = false;

  const isBlock = (by: string, of: string): boolean => blocks.some((it) => it.by === by && it.of === of);
  /** As the database has them. */
  const blocksIn = (): readonly BlockIn[] => {
    const isThere = (id: string) => id === row.hostId || (row.participants.get(id) ?? "left") !== "left";
    return blocks.filter(({ by, of }) => isThere(by) && isThere(of));
  };
  const open = (): void => {
    row = { ...row, epoch: row.epoch + 1 };
    ownEpoch = row.epoch;
    isLost = false;
    leaving.clear();
    const stored = openGroupHug(storedOf(row, nowMs), DESIGNS.get(row.design) ?? null, nowMs);
    hug = isOver(stored.phase) ? stored : partBlocked(stored, blocksIn()).state;
    state = new GroupHugState();
    projectGroupHug(null, hug, state);
    devices.clear();
    asked.clear();
    calls = dice.chance(0.5) ? calls : [];
    reads = [];
    awaited = null;
    wasMissed = false;
    if (hug.phase.kind === "active" && cueStartMs !== null)
      invariant(hug.phase.cue.startMs === cueStartMs, "A new owner has the cue where it was.");
  };
  const take = (effect: GroupHugEffect): void => {
    switch (effect.kind) {
      case "write":
        calls.push({ epoch: ownEpoch, writeId: effect.writeId, change: effect.change });
        return;
      case "read_blocks":
        invariant(awaited === null || nowMs >= awaited.untilMs, "Blocks are read one read at a time.");
        awaited = { readId: effect.readId, untilMs: nowMs + ANSWER_MAX_MS };
        reads.push({ epoch: ownEpoch, readId: effect.readId, blocks: blocksIn() });
        return;
      case "read_acts":
      case "tell":
        // The staff do nothing here; `group-hug.acts.test.ts` has that.
        return;
      case "dismiss":
        // Gone a turn later; the room hears of it as of any other.
        for (const id of effect.deviceIds) leaving.add(id);
        return;
      case "lost":
        isLost = true;
        return;
      default: {
        const request = asked.get(effect.requestId);
        invariant(request, "Only what was asked is answered.");
        request.answers += 1;
        invariant(request.answers === 1, "A request is answered once.");
        if (effect.kind !== "ack") return;
        invariant(request.number > (acked.get(request.about) ?? 0), "What was asked last is done last.");
        acked.set(request.about, request.number);
      }
    }
  };
  const tell = (event: GroupHugEvent): boolean => {
    // A room that is lost closes, and hears nothing more.
    if (isLost) return false;
    const before = hug;
    const result = step(hug, event, nowMs);
    if (!result.ok) return false;
    hug = result.state;
    result.effects.forEach(take);
    projectGroupHug(before, hug, state);
    projectPressures(hug, (person) => (feels(hug, person) ? 200 : 0), state);
    check(before);
    return true;
  };
  const checkPhase = (before: Phase, now: Phase): void => {
    invariant(before.kind === now.kind || mayBecome(before.kind, now.kind), "Phases follow each other as they may.");
    if (isOver(before)) invariant(before === now, "What is over does not change.");
    if (now.kind === "active") {
      cueStartMs = now.cue.startMs;
      if (before.kind === "active") invariant(before.cue === now.cue, "A cue is issued once.");
    }
  };
  const check = (before: GroupHug): void => {
    const { people, phase, writes, requests, hostId } = hug;
    checkPhase(before.phase, phase);
    invariant(phase.kind === row.phase || isLost, "The room shows the phase that is written down.");
    invariant(hug.isLocked === row.isLocked || isLost, "The room shows the lock that is written down.");
    const slots = [...people.values()].map(({ slot }) => slot);
    invariant(new Set(slots).size === slots.length, "Nobody shares a slot.");
    invariant(
      slots.every((slot) => slot >= 0 && slot < CAPACITY),
      "Slots are within the capacity.",
    );
    for (const person of people.values()) {
      const was = before.people.get(person.userId);
      invariant(!was || was.slot === person.slot, "Who stays keeps their slot.");
      invariant((person.devices.size === 0) === (person.awaySinceMs !== null), "Away means without a device.");
      const known = row.participants.get(person.userId);
      const isSaid = writes.queue.some(({ change }) => "userId" in change && change.userId === person.userId);
      invariant(
        known !== undefined && known !== "left" ? true : isSaid || isLost || isOver(phase),
        "Who is in it is written down, or will be.",
      );
      if (!isSaid && !isLost && !isOver(phase))
        invariant(person.isIn === (known === "in"), "Who is in is who was written down.");
    }
    const here = [...people.values()].filter((person) => person.devices.size > 0);
    if (!isOver(phase) && !isLost) {
      if (here.length > 0 && hostId === "") invariant(false, "Whoever is here has a host.");
      if (hostId === "") invariant(!people.has(""), "Nobody is nobody.");
    }
    const open_ = new Map<string, number>();
    for (const { deviceId } of requests.pending.values()) open_.set(deviceId, (open_.get(deviceId) ?? 0) + 1);
    for (const count of open_.values()) invariant(count <= PENDING_MAX, "Open requests of a device are bounded.");
    const due = groupHugDueAtMs(hug);
    invariant(due === null || due > nowMs, "Whatever has come due is done.");
    invariant(requests.pending.size === 0 || due !== null, "Whoever waits has a deadline.");
    for (const [id, person] of state.participants) {
      const known = people.get(id);
      invariant(known && known.slot === person.slot && known.isIn === person.isIn, "The state shows the people.");
      invariant(state.pressures[person.slot] === (isFelt(hug, id) ? 200 : 0), "Only who feels presses.");
    }
    invariant(state.participants.size === people.size, "The state shows everybody.");
  };

  const join = (): void => {
    const userId = dice.pick(PEOPLE) ?? "";
    // Now and then who keeps whom away was read before the block.
    const isOld = dice.chance(0.2);
    const isHidden = (other: string) => !isOld && (isBlock(userId, other) || isBlock(other, userId));
    const hidden = new Set(PEOPLE.filter(isHidden));
    if (denialFor(hug, { userId, hidden }, nowMs) !== null) return;
    const deviceId = `device-${(lastId += 1)}`;
    devices.set(deviceId, userId);
    if (!tell({ kind: "device_joined", deviceId, userId, name: userId, being: "b", hidden })) devices.delete(deviceId);
  };
  const drop = (deviceId = dice.pick([...devices.keys()])): void => {
    const userId = devices.get(deviceId ?? "");
    if (deviceId === undefined || userId === undefined) return;
    devices.delete(deviceId);
    leaving.delete(deviceId);
    tell({ kind: "device_left", deviceId, userId });
  };
  const someRequest = (): GroupHugRequest => {
    const design = dice.pick([DESIGN.id, OTHER.id, "nothing"]) ?? "";
    const requests: readonly GroupHugRequest[] = [
      { name: "group/ready", body: { isIn: true } },
      { name: "group/ready", body: { isIn: true } },
      { name: "group/ready", body: { isIn: dice.chance(0.7) } },
      { name: "group/start", body: {} },
      { name: "group/start", body: {} },
      { name: "group/choose", body: { design } },
      { name: "group/lock", body: { on: dice.chance(0.3) } },
      dice.chance(0.1) ? { name: "group/cancel", body: {} } : { name: "group/start", body: {} },
      { name: "group/leave", body: {} },
    ];
    return dice.pick(requests) ?? { name: "group/leave", body: {} };
  };
  const ask = (): void => {
    const deviceId = dice.pick([...devices.keys()]);
    const userId = devices.get(deviceId ?? "");
    if (deviceId === undefined || userId === undefined) return;
    const requestId = `request-${(lastId += 1)}`;
    const request = someRequest();
    const design = request.name === "group/choose" ? (DESIGNS.get(request.body.design) ?? null) : null;
    const isOwn = request.name === "group/ready" || request.name === "group/leave";
    const about = isOwn ? `${request.name} ${userId}` : request.name;
    asked.set(requestId, { deviceId, about, number: lastId, answers: 0 });
    if (!tell({ kind: "request", requestId, deviceId, userId, request, design })) asked.delete(requestId);
  };
  const failureOf = (): WriteResult | null => {
    if (dice.chance(0.15)) return { kind: "unavailable", retryAfterMs: 1 };
    return dice.chance(0.05) ? { kind: "failed" } : null;
  };
  const finish = (isGood: boolean): void => {
    const call = calls.splice(dice.whole(0, calls.length - 1), 1)[0];
    if (!call) return;
    const { epoch, writeId, change } = call;
    const settled = (result: WriteResult): void => {
      if (epoch === ownEpoch && !isLost) tell({ kind: "settled", writeId, result });
    };
    const failure = isGood ? null : failureOf();
    const isInDoubt = change.kind === "started" || change.kind === "canceled";
    // Written down, and nobody hears it.
    const isCut = failure !== null && isInDoubt && epoch === ownEpoch && !isLost && dice.chance(0.5);
    if (failure !== null && !isCut) return settled(failure);
    if (epoch !== row.epoch) return settled({ kind: "lost" });
    invariant(mayWrite(row, change.kind), `An owner writes nothing that may not be: ${change.kind}, ${row.phase}.`);
    const leadMs = dice.whole(2_000, 3_000);
    row = writeTo(row, change, leadMs, nowMs);
    if (failure !== null && change.kind === "started") cueStartMs = nowMs + leadMs;
    settled(failure ?? { kind: "written", leadMs });
  };
  const block = (): void => {
    const [by = "", of = ""] = [dice.pick(PEOPLE), dice.pick(PEOPLE)];
    if (by === of) return;
    const had = isBlock(by, of);
    blocks = had ? blocks.filter((it) => it.by !== by || it.of !== of) : [...blocks, { by, of }];
    if (dice.chance(0.2)) wasMissed = true;
    else if (mayPart(hug, [by, of])) tell({ kind: "blocks_hinted" });
  };
  const hearAgain = (): void => {
    if (wasMissed) tell({ kind: "hints_missed" });
    wasMissed = false;
  };
  /** Only who must leave has left, and everybody who must has. */
  const checkParted = (before: GroupHug, found: readonly BlockIn[]): void => {
    for (const { userId } of before.people.values()) {
      if (hug.people.has(userId)) continue;
      const isOwn = found.some(({ by, of }) => by === userId && (of === before.hostId || before.people.has(of)));
      invariant(isOwn || found.some(({ by }) => by === before.hostId), "Nobody is thrown out by who does not host.");
      invariant(userId !== before.hostId, "No block parts a group hug from its host.");
    }
    const isThere = (id: string) => id === hug.hostId || hug.people.has(id);
    const meeting = found.find(({ by, of }) => isThere(by) && isThere(of));
    invariant(!meeting, "Two with a block between them are not both in it.");
  };
  const finishRead = (isGood: boolean): void => {
    const read = reads.splice(dice.whole(0, reads.length - 1), 1)[0];
    if (!read || read.epoch !== ownEpoch || isLost) return;
    // What time brings comes first.
    tell({ kind: "tick" });
    if (isLost) return;
    const isAwaited = awaited?.readId === read.readId && nowMs < awaited.untilMs;
    if (awaited?.readId === read.readId) awaited = null;
    if (!isGood && dice.chance(0.2)) return void tell({ kind: "blocks_failed", readId: read.readId });
    const before = hug;
    tell({ kind: "blocks_read", readId: read.readId, blocks: read.blocks });
    if (isAwaited && !isOver(before.phase)) checkParted(before, read.blocks);
  };
  /** Whatever was blocked is known. */
  const settleBlocks = (): void => {
    // Close behind each other, so that one comes while the other is read.
    for (let n = dice.whole(0, 6); n > 0; n -= 1) block();
    hearAgain();
    for (let rounds = 0; !isOver(hug.phase) && !isLost; rounds += 1) {
      invariant(rounds < 2_000, "At last blocks are read.");
      const isWritten = !hug.writes.queue.some(({ change }) => change.kind === "joined" || change.kind === "left");
      const { gapEndsAtMs, blocks: reading } = hug;
      if (isWritten && reads.length === 0 && gapEndsAtMs === null && readingDueAtMs(reading) === Infinity) break;
      if (reads.length > 0) finishRead(true);
      else if (calls.length > 0) finish(true);
      else {
        nowMs = Math.max(nowMs, groupHugDueAtMs(hug) ?? nowMs);
        tell({ kind: "tick" });
      }
    }
    if (!isOver(hug.phase) && !isLost) checkParted(hug, blocks);
  };
  const reportBeat = (): void => {
    const { phase } = hug;
    if (phase.kind !== "active") return;
    const beat = dice.whole(0, 3);
    const startMs = phase.cue.startMs + (hug.design.facts?.beats[beat] ?? 0) + dice.whole(-20, 20);
    const wide = dice.whole(0, 30);
    const report = { beat, startMs, loMs: startMs - wide, hiMs: startMs + wide };
    tell({ kind: "beat_reported", userId: dice.pick(PEOPLE) ?? "", report });
  };
  const pass = (): void => {
    const untilMs = nowMs + (dice.chance(0.1) ? dice.whole(0, 40_000) : dice.whole(0, 800));
    for (let due = groupHugDueAtMs(hug); !isLost && due !== null && due <= untilMs; due = groupHugDueAtMs(hug)) {
      nowMs = Math.max(nowMs, due);
      tell({ kind: "tick" });
    }
    nowMs = untilMs;
  };
  const acts: readonly (() => void)[] = [
    join,
    join,
    drop,
    ask,
    ask,
    ask,
    () => finish(false),
    () => finish(false),
    () => finish(false),
    () => finish(false),
    reportBeat,
    reportBeat,
    () => (dice.chance(0.3) ? block() : undefined),
    () => finishRead(false),
    () => finishRead(false),
    () => (dice.chance(0.2) ? hearAgain() : undefined),
    pass,
    () => [...leaving].forEach((id) => drop(id)),
    () => (isLost || dice.chance(0.02) ? open() : undefined),
    // Another process takes it over, and this one does not know yet.
    () => void (dice.chance(0.01) && (row = { ...row, epoch: row.epoch + 1 })),
  ];

  open();
  for (let i = 0; i < steps; i += 1) (dice.pick(acts) ?? pass)();
  if (isLost || row.epoch !== ownEpoch) open();
  settleBlocks();
  if (isLost) open();
  // The storm is over, and everything that waits comes to an end.
  for (let rounds = 0; calls.length > 0 || reads.length > 0 || groupHugDueAtMs(hug) !== null; rounds += 1) {
    invariant(rounds < 2_000, "Everything comes to an end.");
    if (reads.length > 0) finishRead(true);
    else if (calls.length > 0) finish(true);
    else {
      nowMs = Math.max(nowMs, groupHugDueAtMs(hug) ?? nowMs);
      tell({ kind: "tick" });
    }
  }
  invariant(isOver(hug.phase), "At last it is over.");
  invariant(hug.writes.queue.length === 0, "At last everything is written.");
  for (const { answers } of asked.values()) invariant(answers === 1, "At last every request is answered.");
};
