import { Crowded } from "../errors.ts";
import type { Clock } from "./clock.ts";

/** Runs work when there is a place for it; rejects with `Crowded` when too many wait already, or when it waited for too long. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>;

export type GateLimits = {
  /** Worked on at a time. */
  readonly atOnce: number;
  readonly waitingMax: number;
  /** Whoever waited for longer is sent away when their turn comes: they have asked again by then. */
  readonly waitMaxMs: number;
};

type Waiting = { readonly sinceMs: number; readonly enter: () => void; readonly refuse: () => void };

/**
 * So many at a time, in the order in which they came. Without it everybody who comes at once is begun at once, each of
 * their questions to the database waits behind everybody's, and nobody ends in time.
 */
export const createGate = (
  service: string,
  { atOnce, waitingMax, waitMaxMs }: GateLimits,
  clock: Pick<Clock, "nowMs">,
): Gate => {
  const waiting: Waiting[] = [];
  let inside = 0;
  const crowded = () => new Crowded(service, new Error("too many come at once"));
  /** Whoever leaves hands their place on. */
  const leave = (): void => {
    for (;;) {
      const next = waiting.shift();
      if (next === undefined) return void (inside -= 1);
      if (clock.nowMs() - next.sinceMs <= waitMaxMs) return next.enter();
      next.refuse();
    }
  };
  return async (work) => {
    if (inside < atOnce) inside += 1;
    else if (waiting.length >= waitingMax) throw crowded();
    else {
      await new Promise<void>((enter, reject) => {
        waiting.push({ sinceMs: clock.nowMs(), enter, refuse: () => reject(crowded()) });
      });
    }
    try {
      return await work();
    } finally {
      leave();
    }
  };
};
