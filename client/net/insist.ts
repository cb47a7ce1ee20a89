import { isPassing } from "./passing.ts";
import type { Clock } from "./platform.port.ts";
import { resultOfRequest } from "./request.result.ts";
import type { RequestOutcome } from "./rooms.port.ts";
import type { Result } from "./state.ts";

/** Without an answer, or refused without a time to wait, it is said again after this. */
export const SAY_AGAIN_MS = 2_000;

/**
 * A request that is said until the room has taken it.
 *  I1  it is said at each up, and never twice at a time on one seat.
 *  I2  unanswered, or refused for the moment, it is said again: after the time that the refusal names, or SAY_AGAIN_MS.
 *  I3  an answer and every other refusal settle it, also those that come late from an earlier seat; so does `settle`.
 */
export type Insistence = {
  readonly done: Promise<Result>;
  setUp(isUp: boolean): void;
  /** Ends it; nothing if it has ended. */
  settle(result: Result): void;
};

export const insist = (clock: Clock, ask: () => Promise<RequestOutcome>): Insistence => {
  let isUp = false;
  let isOver = false;
  /** The seat on which it is said. */
  let seat = 0;
  let cancel = () => {};
  let resolve: (result: Result) => void = () => {};
  const done = new Promise<Result>((told) => {
    resolve = told;
  });
  const settle = (result: Result): void => {
    isOver = true;
    cancel();
    resolve(result);
  };
  const say = async (): Promise<void> => {
    const saidOn = seat;
    const outcome = await ask();
    if (isOver) return;
    const isOpen = outcome.kind === "unsure" || (outcome.kind === "refused" && isPassing(outcome.refusal));
    if (!isOpen) return settle(resultOfRequest(outcome));
    if (!isUp || saidOn !== seat) return;
    const waitMs = outcome.kind === "refused" ? outcome.refusal.retryAfterMs : undefined;
    cancel = clock.after(waitMs ?? SAY_AGAIN_MS, () => void say());
  };
  return {
    done,
    setUp: (next) => {
      if (isOver || next === isUp) return;
      isUp = next;
      seat += 1;
      cancel();
      if (isUp) void say();
    },
    settle,
  };
};
