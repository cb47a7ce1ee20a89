import type { Effect } from "../../statistics/findings.ts";

export const EFFECT: Effect = {
  entriesWith: 20,
  entriesWithout: 80,
  daysWith: 12,
  daysWithout: 28,
  shift: 0.12,
  low: 0.05,
  high: 0.19,
  superiority: 0.68,
  p: 0.001,
  adjustedP: 0.01,
};
