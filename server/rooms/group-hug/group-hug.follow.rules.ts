import { GROUP_LEAST } from "#shared/schema/group-hug.ts";
import { beginReading, passReadingTime } from "../reading.rules.ts";
import { answer, giveUp, inTurn, stay, type Went } from "./group-hug.answers.rules.ts";
import { measureAll, measureRipe, together } from "./group-hug.beats.rules.ts";
import { ACTS_PACE, passActs } from "./group-hug.acts.rules.ts";
import { BLOCKS_PACE, passGap } from "./group-hug.blocks.rules.ts";
import type { GroupHugEffect } from "./group-hug.effect.rules.ts";
import { depart } from "./group-hug.leaving.rules.ts";
import { AWAY_KEPT_MS, earliestHere, feltCount, isHere } from "./group-hug.people.rules.ts";
import { endsAtMs, isOver, passPhaseTime } from "./group-hug.phase.rules.ts";
import { judge, type Judgement } from "./group-hug.requests.rules.ts";
import { HOST_AWAY_MS, type GroupHug } from "./group-hug.state.rules.ts";
import { begin, drop, enqueue, isQueued, nextToBegin, passWritesTime, type Write } from "./group-hug.writes.rules.ts";

const departAway = (hug: GroupHug, nowMs: number): GroupHug => {
  if (hug.phase.kind !== "pending") return hug;
  const gone = [...hug.people.values()].filter(
    ({ awaySinceMs }) => awaySinceMs !== null && nowMs >= awaySinceMs + AWAY_KEPT_MS,
  );
  return gone.reduce((state, { userId }) => depart(state, userId, null), hug);
};

const passHost = (hug: GroupHug, nowMs: number): GroupHug => {
  const next = earliestHere(hug.people);
  const host = hug.people.get(hug.hostId);
  if (next === null || (host && isHere(host))) {
    return hug.hostAwaySinceMs === null ? hug : { ...hug, hostAwaySinceMs: null };
  }
  const sinceMs = hug.hostAwaySinceMs ?? nowMs;
  if (hug.hostId !== "" && nowMs < sinceMs + HOST_AWAY_MS) return { ...hug, hostAwaySinceMs: sinceMs };
  const writes = enqueue(hug.writes, { kind: "host_passed", userId: next.userId });
  return { ...hug, hostId: next.userId, hostAwaySinceMs: null, writes };
};

const isReadyToStart = ({ people, design }: GroupHug): boolean =>
  feltCount(people) >= GROUP_LEAST && design.facts !== null;

const turn = (hug: GroupHug, nowMs: number): GroupHug => {
  const { phase, writes, design } = hug;
  if (isQueued(writes, "expired", "completed")) return hug;
  const endMs = endsAtMs(phase);
  if (endMs !== null && nowMs >= endMs) {
    if (phase.kind === "pending") return { ...hug, writes: enqueue(writes, { kind: "expired" }) };
    const beats = measureAll(hug.beats);
    const change = { kind: "completed", steps: beats.steps, together: together(beats) } as const;
    return { ...hug, beats, writes: enqueue(writes, change) };
  }
  const isStarting = phase.kind === "pending" && phase.isDue && isReadyToStart(hug) && !isQueued(writes, "started");
  if (!isStarting || design.facts === null) return hug;
  return { ...hug, writes: enqueue(writes, { kind: "started", durationMs: design.facts.durationMs }) };
};

const measure = (hug: GroupHug, nowMs: number): GroupHug =>
  hug.phase.kind === "active" ? { ...hug, beats: measureRipe(hug.beats, feltCount(hug.people), nowMs) } : hug;

/** Whether what was to be written still is to be, as it begins. */
const judgeAgain = (hug: GroupHug, { change, asked }: Write): Judgement => {
  if (asked !== null && change.kind !== "left") return judge(hug, asked, []);
  const isPending = hug.phase.kind === "pending";
  const { facts } = hug.design;
  if (change.kind === "expired" && !isPending) return { kind: "nothing" };
  if (change.kind !== "started") return { kind: "do", change };
  if (!isPending || facts === null || !isReadyToStart(hug)) return { kind: "nothing" };
  // Of the design as it is now: another one may have been chosen since.
  return { kind: "do", change: { kind: "started", durationMs: facts.durationMs } };
};

const beginWrites = (hug: GroupHug): Went => {
  let state = hug;
  const effects: GroupHugEffect[] = [];
  for (let write = nextToBegin(state.writes); write !== null; write = nextToBegin(state.writes)) {
    const judged = judgeAgain(state, write);
    if (judged.kind === "do") {
      const { writeId } = write;
      state = { ...state, writes: begin(state.writes, { ...write, change: judged.change }) };
      effects.push({ kind: "write", writeId, change: judged.change });
      continue;
    }
    const { writeId, asked } = write;
    const dropped = { ...state, writes: drop(state.writes, (other) => other.writeId === writeId) };
    const went = answer(dropped, asked, judged.kind === "no" ? judged.refusal : null);
    state = went.state;
    effects.push(...went.effects);
  }
  return { state, effects };
};

const passActsTime = (hug: GroupHug, nowMs: number): GroupHug =>
  passActs({ ...hug, acts: { ...hug.acts, reading: passReadingTime(hug.acts.reading, ACTS_PACE, nowMs) } }, nowMs);

const readActs = (hug: GroupHug, nowMs: number): Went => {
  const begun = beginReading(hug.acts.reading, nowMs);
  if (begun === null) return stay(hug);
  const { reading, readId } = begun;
  return { state: { ...hug, acts: { ...hug.acts, reading } }, effects: [{ kind: "read_acts", readId }] };
};

const passBlocksTime = (hug: GroupHug, nowMs: number): GroupHug =>
  passGap({ ...hug, blocks: passReadingTime(hug.blocks, BLOCKS_PACE, nowMs) }, nowMs);

const readBlocks = (hug: GroupHug, nowMs: number): Went => {
  const begun = beginReading(hug.blocks, nowMs);
  if (begun === null) return stay(hug);
  const { reading, readId } = begun;
  return { state: { ...hug, blocks: reading }, effects: [{ kind: "read_blocks", readId }] };
};

/** What follows by itself from how things stand and what time it is. */
export const follow = (hug: GroupHug, nowMs: number): Went => {
  const late = giveUp(hug, ({ untilMs }) => nowMs >= untilMs);
  if (hug.isLost || isOver(hug.phase)) return late;
  const { phase, writes } = late.state;
  const passed = { ...late.state, phase: passPhaseTime(phase, nowMs), writes: passWritesTime(writes, nowMs) };
  const acts = [passActsTime, passBlocksTime, departAway, passHost, measure, turn];
  const acted = acts.reduce((state, act) => act(state, nowMs), passed);
  const reads = [readActs, readBlocks].map((read) => (state: GroupHug) => read(state, nowMs));
  const begun = inTurn(acted, beginWrites, ...reads);
  return { state: begun.state, effects: [...late.effects, ...begun.effects] };
};
