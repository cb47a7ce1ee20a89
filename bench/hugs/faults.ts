/** Servers of the self-check: sound, slow, one that stalls, one that refuses some, one that never answers some. */
export const FAULTS = ["none", "slow", "stalls", "refuses", "silent"] as const;
export type Fault = (typeof FAULTS)[number];

export const SLOW_MS = 150;
/** So long each second. */
export const STALL_MS = 400;
