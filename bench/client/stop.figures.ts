/*
 * How soon touch ends for who leaves.
 *  L1  from the moment the browser got the press on "Leave" to the moment the driver was told to stop: what the press
 *      waited for the page is in it.
 *  L2  a press after which the driver was never told is one that did not stop.
 *  L3  nothing may start from the stop until the person says again to be in; each start is counted.
 */
import type { RecordedTouches } from "./recorded-play.ts";

export const LEAVE = "Leave";
/** With whichever apostrophe. */
export const IN = /^I.m in$/;

export type StopFigures = {
  /** Of the presses that stopped it. */
  readonly stopMs: readonly number[];
  /** As long as the page itself took for it, from its first handler on. */
  readonly handledMs: readonly number[];
  readonly presses: number;
  /** Presses in the middle of a step. */
  readonly whileFelt: number;
  readonly startsAfter: number;
};

export const stopFiguresOf = ({ presses, touches }: RecordedTouches): StopFigures => {
  const leaves = presses.flatMap((press, index) => {
    if (press.button !== LEAVE) return [];
    const next = presses.slice(index + 1).find(({ button }) => IN.test(button));
    const endsAtMs = next?.handledAtMs ?? Infinity;
    const isBetween = (atMs: number | null, fromMs: number): boolean =>
      atMs !== null && atMs >= fromMs && atMs < endsAtMs;
    const stop = touches.find(({ kind, atMs }) => kind === "stop" && isBetween(atMs, press.handledAtMs));
    const stoppedAtMs = stop?.atMs ?? null;
    return [
      {
        stopMs: stoppedAtMs === null ? [] : [stoppedAtMs - press.atMs],
        handledMs: stoppedAtMs === null ? [] : [stoppedAtMs - press.handledAtMs],
        isFelt: touches.some(
          (touch) =>
            touch.kind === "start" &&
            touch.atMs !== null &&
            touch.atMs <= press.atMs &&
            touch.atMs + touch.durationMs > press.atMs,
        ),
        startsAfter: touches.filter(
          ({ kind, atMs }) => kind === "start" && isBetween(atMs, stoppedAtMs ?? press.handledAtMs),
        ).length,
      },
    ];
  });
  return {
    stopMs: leaves.flatMap(({ stopMs }) => stopMs),
    handledMs: leaves.flatMap(({ handledMs }) => handledMs),
    presses: leaves.length,
    whileFelt: leaves.filter(({ isFelt }) => isFelt).length,
    startsAfter: leaves.reduce((sum, { startsAfter }) => sum + startsAfter, 0),
  };
};
