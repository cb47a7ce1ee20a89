import type { Design } from "#shared/design/design.format.ts";

/** A mark that is past by more is not said: somebody came late, or the page slept. */
const LATE_MS = 250;
const COUNTED_FROM = 3;
/** A cue that comes again on another clock begins there at most so much earlier than it was. */
const BACK_MS = 1_000;

export type CueMarkListeners = {
  readonly onLine: (text: string) => void;
  readonly onBeat: (beat: number, rafTimeMs: number, tMs: number) => void;
  readonly onCount?: ((secondsLeft: number) => void) | undefined;
};

/**
 * Says what each frame of a cue is the first to reach; call what it returns once a frame.
 *  M1 a beat is said on the first frame at or past it, once; one that is past by more than 250 ms is left out.
 *  M2 of several lines that are due only the last one is said.
 *  M3 3, 2, 1 are said as they begin, and 0 at the start; whoever sees no countdown hears no 0.
 *  M4 time that goes back says nothing twice.
 *  M5 `shown`: the last beat of the same cue that was said on another clock. It is past, and those before it, unless the cue
 *     is played from its beginning.
 */
export const createCueMarks = (
  design: Pick<Design, "beats" | "words">,
  { onLine, onBeat, onCount }: CueMarkListeners,
  shown = -1,
): ((tMs: number, rafTimeMs: number) => void) => {
  const beats = design.beats ?? [];
  const { lines } = design.words;
  let nextBeat = 0;
  let nextLine = 0;
  let counted = COUNTED_FROM + 1;
  let isFirst = true;
  const count = (tMs: number): void => {
    const secondsLeft = Math.max(0, Math.ceil(-tMs / 1000));
    if (secondsLeft >= counted || (secondsLeft === 0 && counted > COUNTED_FROM)) return;
    counted = secondsLeft;
    onCount?.(secondsLeft);
  };
  return (tMs, rafTimeMs) => {
    count(tMs);
    if (isFirst && tMs > (beats[shown] ?? Infinity) - BACK_MS) nextBeat = shown + 1;
    isFirst = false;
    for (let atMs = beats[nextBeat]; atMs !== undefined && atMs <= tMs; atMs = beats[nextBeat]) {
      if (tMs - atMs <= LATE_MS) onBeat(nextBeat, rafTimeMs, tMs);
      nextBeat += 1;
    }
    let due: string | null = null;
    for (let line = lines[nextLine]; line && line.atMs <= tMs; line = lines[nextLine]) {
      due = line.text;
      nextLine += 1;
    }
    if (due !== null) onLine(due);
  };
};
