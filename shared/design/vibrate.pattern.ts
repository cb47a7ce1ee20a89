/** Chromium shortens longer entries. */
const ENTRY_MAX_MS = 10_000;

export type Pattern = {
  /** Goes on for `durationMs`, on or off; neighbours of the same kind become one entry. */
  add(isOn: boolean, durationMs: number): void;
  totalMs(): number;
  hasTouch(): boolean;
  /** Whole ms on, off, on, ...: what `navigator.vibrate` takes. */
  entries(): number[];
};

/** A pattern of `navigator.vibrate` in the making. */
export const createPattern = (): Pattern => {
  // Entries at even places are on.
  const entries = [0];
  let totalMs = 0;
  let hasTouch = false;
  const add = (isOn: boolean, durationMs: number): void => {
    if (durationMs <= 0) return;
    totalMs += durationMs;
    hasTouch ||= isOn;
    const isLastOn = entries.length % 2 === 1;
    if (isOn !== isLastOn) entries.push(0);
    let leftMs = durationMs + (entries.pop() ?? 0);
    for (; leftMs > ENTRY_MAX_MS; leftMs -= ENTRY_MAX_MS) entries.push(ENTRY_MAX_MS, 0);
    entries.push(leftMs);
  };
  return { add, totalMs: () => totalMs, hasTouch: () => hasTouch, entries: () => [...entries] };
};
