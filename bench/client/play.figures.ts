/*
 * The figures of one played hug.
 *  F1  a step's frame is the first at or past its moment in the hug, found among all frames of the page; which frame
 *      the player took it for does not matter. When a hug began on the page's clock is told by the last step before:
 *      in a group hug that moves a little, as the page comes nearer to server time.
 *  F2  a lead is the moment of the start less its frame's requestAnimationFrame time: negative is early.
 *  F3  what counts is what happened from the hug's start to its end, less the last 100 ms that were recorded: what
 *      became due in them may not have started yet.
 *  F4  a step whose frame was seen and that did not start is missed, unless that frame came after its end or was the
 *      frame of a later step too: then leaving it out is right.
 */
import type { RecordedFrame, RecordedPlay } from "./recorded-play.ts";

export type PlayFigures = {
  readonly leadsMs: readonly number[];
  /** The same steps, started by timers that were set when the hug started. */
  readonly timerLeadsMs: readonly number[];
  /** After the moment itself, however late the frame was. */
  readonly delaysMs: readonly number[];
  readonly jsPerFrameMs: readonly number[];
  /** Time between two frames. */
  readonly frameGapsMs: readonly number[];
  readonly missed: number;
};

/** Numbers that went through a sum and a difference of times of a page. */
const ROUNDING_MS = 1e-3;
const UNDECIDED_MS = 100;
/** What is left of a step is not started when it is shorter. */
const LEAST_TOUCH_MS = 1;

export type PlayedDesign = {
  readonly durationMs: number;
  /** Every step of the hug, in order. */
  readonly schedule: readonly { readonly atMs: number; readonly durationMs: number }[];
};

/** Throws where no step started: there is nothing to measure by. */
export const figuresOf = (
  { frames, steps, timers }: RecordedPlay,
  { durationMs: hugMs, schedule }: PlayedDesign,
): PlayFigures => {
  const [first] = steps;
  if (first === undefined) throw new Error("No step of touch started in this hug.");
  const unknown = steps.find(({ dueMs }) => !schedule.some(({ atMs }) => atMs === dueMs));
  if (unknown !== undefined) throw new Error(`A step started at ${unknown.dueMs} ms that the hug does not have.`);
  const startAt = (dueMs: number): number => {
    const { rafTimeMs, frameMs } = steps.findLast((step) => step.dueMs <= dueMs) ?? first;
    return rafTimeMs - frameMs;
  };
  const startMs = startAt(0);
  const endMs = Math.min(startMs + hugMs, (frames.at(-1)?.rafTimeMs ?? 0) - UNDECIDED_MS);
  const inHug = frames.filter(({ rafTimeMs }) => rafTimeMs >= startMs - ROUNDING_MS && rafTimeMs <= endMs);
  const frameOf = (dueMs: number): RecordedFrame | undefined => {
    const dueAtMs = startAt(dueMs) + dueMs - ROUNDING_MS;
    return inHug.find(({ rafTimeMs }) => rafTimeMs >= dueAtMs);
  };
  const leadsOf = (starts: readonly { readonly dueMs: number; readonly atMs: number | null }[]): number[] =>
    starts.flatMap(({ dueMs, atMs }) => {
      const frame = frameOf(dueMs);
      return frame === undefined || atMs === null ? [] : [atMs - frame.rafTimeMs];
    });
  const started = new Set(steps.filter(({ feltAtMs }) => feltAtMs !== null).map(({ dueMs }) => dueMs));
  const missed = schedule.filter(({ atMs, durationMs }, index) => {
    const frame = frameOf(atMs);
    if (frame === undefined || started.has(atMs)) return false;
    const next = schedule[index + 1];
    const isOver = startAt(atMs) + atMs + durationMs - frame.rafTimeMs < LEAST_TOUCH_MS + ROUNDING_MS;
    return !isOver && (next === undefined || frameOf(next.atMs) !== frame);
  });
  return {
    leadsMs: leadsOf(steps.map(({ dueMs, feltAtMs }) => ({ dueMs, atMs: feltAtMs }))),
    timerLeadsMs: leadsOf(timers.map(({ dueMs, firedAtMs }) => ({ dueMs, atMs: firedAtMs }))),
    delaysMs: steps.flatMap(({ dueMs, feltAtMs }) => (feltAtMs === null ? [] : [feltAtMs - startAt(dueMs) - dueMs])),
    jsPerFrameMs: inHug.map(({ jsMs }) => jsMs),
    frameGapsMs: inHug.slice(1).map(({ rafTimeMs }, index) => rafTimeMs - (inHug[index]?.rafTimeMs ?? rafTimeMs)),
    missed: missed.length,
  };
};
