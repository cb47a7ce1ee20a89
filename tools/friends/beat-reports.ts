import type { Design } from "#shared/design/design.format.ts";
import { stockGroupDesign } from "#shared/design/stock/stock-group-designs.ts";
import type { Clock } from "../../client/net/platform.port.ts";
import type { GroupHugSession } from "../../client/net/state.ts";
import { createCueMarks } from "../../client/stage/group/cue-marks.ts";

const stockBeats = (design: string): readonly number[] => stockGroupDesign(design)?.beats ?? [];
const NO_WORDS: Design["words"] = { name: "", whatHappens: "", lines: [] };

/**
 * A device without a screen in a group hug: a timer stands for its frame. Fires each beat of the cue by the session's
 * server time and the rules of a screen, and reports the moment at which it truly fired. `beatsOf`: those of a design, ms
 * from the cue's start, rising.
 */
export const reportBeats = (
  session: Pick<GroupHugSession, "store" | "shownAt" | "showed">,
  clock: Clock,
  beatsOf: (design: string) => readonly number[] = stockBeats,
): (() => void) => {
  let cancel = () => {};
  let beats: readonly number[] = [];
  let reach: ReturnType<typeof createCueMarks> = () => {};
  let cueStartMs: number | null = null;
  const fire = (): void => {
    cancel();
    const localMs = clock.frameNowMs();
    const shownMs = session.shownAt(localMs);
    if (cueStartMs === null || shownMs === null) return;
    const tMs = shownMs - cueStartMs;
    reach(tMs, localMs);
    const beatMs = beats.find((atMs) => atMs > tMs);
    if (beatMs !== undefined) cancel = clock.after(Math.max(1, Math.ceil(beatMs - tMs)), fire);
  };
  const look = ({ room, isInStep }: ReturnType<typeof session.store.getState>): void => {
    const nextCueMs = room?.phase === "active" && isInStep ? room.cueStartMs : null;
    if (nextCueMs === cueStartMs) return;
    cueStartMs = nextCueMs;
    beats = room === null ? [] : beatsOf(room.design);
    // After a restart the same cue lies on another clock; what was fired before is past there, too.
    reach = createCueMarks(
      { beats: [...beats], words: NO_WORDS },
      { onLine: () => {}, onBeat: (beat, localMs) => session.showed(beat, localMs) },
    );
    fire();
  };
  const stop = session.store.subscribe(look);
  look(session.store.getState());
  return () => {
    stop();
    cancel();
  };
};
