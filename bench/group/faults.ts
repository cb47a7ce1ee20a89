/** Relays of the self-check: sound, slow, stalling, one that forgets somebody, one that mixes two people up. */
export const FAULTS = ["none", "slow", "stalls", "forgets", "mixes"] as const;
export type Fault = (typeof FAULTS)[number];

export const SLOW_MS = 150;
/** So long each second. */
export const STALL_MS = 400;
