import type { Refusal } from "#shared/schema/refusal.ts";
import { invariant } from "../../errors.ts";
import { TRY_LATER } from "../requests.rules.ts";
import { answer, giveUp, inTurn, stay, type Went } from "./group-hug.answers.rules.ts";
import { hintBlocks } from "./group-hug.blocks.rules.ts";
import { chosen } from "./group-hug.design.rules.ts";
import { withReady } from "./group-hug.people.rules.ts";
import { become, isOver } from "./group-hug.phase.rules.ts";
import type { GroupHug } from "./group-hug.state.rules.ts";
import { drop, failed, isKept, succeeded, type Change, type Write } from "./group-hug.writes.rules.ts";

/** What became of a write. */
export type WriteResult =
  /** `leadMs`: of a start, how far ahead its cue lay as it was written. */
  | { readonly kind: "written"; readonly leadMs: number | null }
  | { readonly kind: "lost" }
  /** The database is away; whether it happened is not known. */
  | { readonly kind: "unavailable"; readonly retryAfterMs: number }
  /** The service failed in a way it does not promise. */
  | { readonly kind: "failed" };

/** What is written down takes effect. */
const apply = (hug: GroupHug, change: Change, leadMs: number | null, nowMs: number): GroupHug => {
  switch (change.kind) {
    case "joined":
      // A block with somebody here may have come to be while they came in.
      return hintBlocks(hug);
    case "left":
    case "host_passed":
      return hug;
    case "ready": {
      const hasLeft = hug.writes.queue.some(
        (later) => later.change.kind === "left" && later.change.userId === change.userId,
      );
      return hasLeft ? hug : { ...hug, people: withReady(hug.people, change.userId, change.isIn) };
    }
    case "locked":
      return { ...hug, isLocked: change.on };
    case "design_chosen":
      return { ...hug, design: chosen(change.design) };
    case "started": {
      invariant(leadMs !== null, "A start is written down with its lead.");
      const startMs = nowMs + leadMs;
      const cue = { startMs, issuedMs: nowMs, endsAtMs: startMs + change.durationMs };
      return { ...hug, phase: become(hug.phase, { kind: "active", cue }) };
    }
    case "completed":
      return { ...hug, phase: become(hug.phase, { kind: "completed", together: change.together }) };
    case "expired":
    case "canceled":
      return { ...hug, phase: become(hug.phase, { kind: change.kind }) };
  }
};

/** Once it is over nothing more is written; who waits for something hears it. */
export const closeQueue = (hug: GroupHug): Went => {
  if (!isOver(hug.phase)) return stay(hug);
  const left = hug.writes.queue.map(({ asked, change }) => (state: GroupHug) => {
    return answer(state, asked, change.kind === "left" ? null : { code: "wrong_phase" });
  });
  return inTurn({ ...hug, writes: { ...hug.writes, queue: [], waitUntilMs: null } }, ...left);
};

const written = (hug: GroupHug, write: Write, leadMs: number | null, nowMs: number): Went => {
  const state = apply({ ...hug, writes: succeeded(hug.writes, write.writeId) }, write.change, leadMs, nowMs);
  return inTurn(state, (next) => answer(next, write.asked, null), closeQueue);
};

const lose = (hug: GroupHug): Went => {
  const { state, effects } = giveUp(hug, () => true);
  const writes = { ...state.writes, queue: [], waitUntilMs: null };
  return { state: { ...state, writes, isLost: true }, effects: [...effects, { kind: "lost" }] };
};

/**
 * Whoever asked hears it, with all who wait for the same database; the room's own doing is tried again. A start or a
 * cancel may have been written all the same, and then this is not the phase it is in: the next owner reads what is true.
 * An end that comes by time needs no such care, since what it is tried again against says that it is over.
 */
const fail = (hug: GroupHug, write: Write, refusal: Refusal, nowMs: number): Went => {
  const isGone = (other: Write): boolean => !isKept(other) && (other === write || !other.isUnderWay);
  const gone = hug.writes.queue.filter(isGone);
  const writes = failed(drop(hug.writes, isGone), write.writeId, nowMs);
  const refusals = gone.map((other) => (state: GroupHug) => {
    return answer(state, other.asked, other === write ? refusal : TRY_LATER);
  });
  const isInDoubt = write.change.kind === "started" || write.change.kind === "canceled";
  return inTurn({ ...hug, writes }, ...refusals, isInDoubt ? lose : stay);
};

export const settle = (hug: GroupHug, writeId: number, result: WriteResult, nowMs: number): Went => {
  const write = hug.writes.queue.find((known) => known.writeId === writeId);
  if (!write) return stay(hug);
  switch (result.kind) {
    case "written":
      return written(hug, write, result.leadMs, nowMs);
    case "lost":
      return lose(hug);
    case "unavailable":
      return fail(hug, write, { code: "try_later", retryAfterMs: result.retryAfterMs }, nowMs);
    case "failed":
      return fail(hug, write, { code: "server_error" }, nowMs);
  }
};
