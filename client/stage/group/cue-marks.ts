import type { Design } from "#shared/design/design.format.ts";

/** A mark that is past by more is not said: somebody came late, or the page slept. */
const LATE_MS = 250;
const COUNTED_FROM = 3;

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
 */
export const createCueMarks = (
  design: Pick<Design, "beats" | "words">,
  { onLine, onBeat, onCount }: CueMarkListeners,
): ((tMs: number, rafTimeMs: number) => void) => {
  const beats = design.beats ?? [];
  const { lines } = design.words;
  let nextBeat = 0;
  let nextLine = 0;
  let counted = COUNTED_FROM + 1;
  const count = (tMs: number): void => {
    const secondsLeft = Math.max(0, Math.ceil(-tMs / 1000));
    if (secondsLeft >= counted || (secondsLeft === 0 && counted > COUNTED_FROM)) return;
    counted = secondsLeft;
    onCount?.(secondsLeft);
  };
  return (tMs, rafTimeMs) => {
    count(tMs);
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
