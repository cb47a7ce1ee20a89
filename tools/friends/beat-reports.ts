import type { Clock } from "../../client/net/platform.port.ts";
import type { GroupHugSession } from "../../client/net/state.ts";

/** A beat that is further past than this when it is first looked at was missed, and is not reported. */
export const MISSED_AFTER_MS = 250;

/**
 * A device without a screen in a group hug: a timer stands for its frame. Fires each beat of the cue by the session's
 * server time and reports the moment at which it truly fired. `beatsOf`: those of a design, ms from the cue's start, rising.
 */
export const reportBeats = (
  session: Pick<GroupHugSession, "store" | "shownAt" | "showed">,
  beatsOf: (design: string) => readonly number[],
  clock: Clock,
): (() => void) => {
  let cancel = () => {};
  let beats: readonly number[] = [];
  let next = 0;
  let cueStartMs: number | null = null;
  const fire = (): void => {
    cancel();
    const localMs = clock.frameNowMs();
    const shownMs = session.shownAt(localMs);
    if (cueStartMs === null || shownMs === null) return;
    const tMs = shownMs - cueStartMs;
    for (let beatMs = beats[next]; beatMs !== undefined && beatMs <= tMs; beatMs = beats[next]) {
      if (tMs - beatMs <= MISSED_AFTER_MS) session.showed(next, localMs);
      next += 1;
    }
    const beatMs = beats[next];
    if (beatMs !== undefined) cancel = clock.after(Math.max(1, Math.ceil(beatMs - tMs)), fire);
  };
  const look = ({ room, isInStep }: ReturnType<typeof session.store.getState>): void => {
    const nextCueMs = room?.phase === "active" && isInStep ? room.cueStartMs : null;
    if (nextCueMs === cueStartMs) return;
    cueStartMs = nextCueMs;
    beats = room === null ? [] : beatsOf(room.design);
    // After a restart the same cue lies on another clock; what was fired before is past there, too.
    next = 0;
    fire();
  };
  const stop = session.store.subscribe(look);
  look(session.store.getState());
  return () => {
    stop();
    cancel();
  };
};
