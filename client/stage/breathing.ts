/** 5.5 breaths a minute, the pace of calm (LOOK). */
export const BREATH_MS = 60_000 / 5.5;
const BLINK_SLOT_MS = 4700;
const BLINK_MS = 260;
const GLANCE_SLOT_MS = 6100;

/** Slow in (40 % of the breath), slower out: 0 empty .. 1 full, with `phase` 0..1 of a breath. */
export const breathAt = (nowMs: number, phase: number): number => {
  const part = nowMs / BREATH_MS + phase;
  const turn = part - Math.floor(part);
  const way = turn < 0.4 ? turn / 0.4 : (1 - turn) / 0.6;
  return way * way * (3 - 2 * way);
};

/** 0..1 from two whole numbers, without state (integer hash of T. Wang, 1997, shortened). */
const chance = (slot: number, salt: number): number => {
  let bits = Math.imul(slot ^ 0x5bd1e995, 0x27d4eb2d) ^ Math.imul(salt + 1, 0x165667b1);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  return ((bits ^ (bits >>> 12)) >>> 0) / 0x1_0000_0000;
};

/** How open the lids are, 0..1: one blink in each slot, at a moment of its own; `salt` keeps two beings apart. */
export const lidsAt = (nowMs: number, salt: number): number => {
  const slot = Math.floor(nowMs / BLINK_SLOT_MS);
  const startMs = slot * BLINK_SLOT_MS + chance(slot, salt) * (BLINK_SLOT_MS - BLINK_MS);
  const part = (nowMs - startMs) / BLINK_MS;
  return part <= 0 || part >= 1 ? 1 : Math.abs(part * 2 - 1);
};

/** Where an idle being looks, -1..1 sideways; it wanders slowly from slot to slot. */
export const glanceAt = (nowMs: number, salt: number): number => {
  const slot = Math.floor(nowMs / GLANCE_SLOT_MS);
  const part = Math.min(1, (nowMs / GLANCE_SLOT_MS - slot) * 5);
  const from = chance(slot - 1, salt + 7) * 2 - 1;
  const to = chance(slot, salt + 7) * 2 - 1;
  return from + (to - from) * part * part * (3 - 2 * part);
};
