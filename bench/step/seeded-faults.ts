import type { WrongClock } from "./cue-taker.ts";

/** Faults that the bench seeds into one client of one group, over the same probes and cues, and has to find. */
export const SEEDED_FAULTS: readonly (WrongClock & { readonly name: string })[] = [
  {
    name: "local clock used as server time",
    localOf: (_clock, dueMs) => dueMs,
    at: ({ lo, hi }, localMs) => ({ ms: localMs, lo: localMs - (hi - lo) / 2, hi: localMs + (hi - lo) / 2 }),
  },
  {
    name: "one client 200 ms off",
    localOf: (clock, dueMs) => {
      const localMs = clock.localOf(dueMs);
      return localMs === null ? null : localMs + 200;
    },
    at: ({ ms, lo, hi }) => ({ ms, lo, hi }),
  },
  {
    name: "an interval that is too narrow",
    localOf: (clock, dueMs) => clock.localOf(dueMs),
    at: ({ ms }) => ({ ms, lo: ms - 0.05, hi: ms + 0.05 }),
  },
];
