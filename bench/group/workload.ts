/** Rooms of so many; each of them presses ten times a second, and everybody's values go to each of them at 20 Hz. */
export const ROOM_OF = 20;
export const PRESS_EVERY_MS = 100;
export const SHOW_EVERY_MS = 50;

/** People of different slots are at different values, so that a value shown for the wrong one is seen to be old. */
const SLOT_STEP = 13;
const VALUES = 256;

/** What the person in that slot presses the n-th time: another value each time, the same again after 25.6 s. */
export const valueOf = (slot: number, n: number): number => (n + SLOT_STEP * slot) % VALUES;

/** Which press a value is of: the latest up to `newest`, the last one that was due. */
export const pressOf = (slot: number, value: number, newest: number): number =>
  newest - ((((newest + SLOT_STEP * slot - value) % VALUES) + VALUES) % VALUES);

/** When in each 100 ms the n-th person of a generator presses, ms: spread evenly however many there are (golden ratio). */
export const phaseOf = (person: number): number => ((person * 0.6180339887498949) % 1) * PRESS_EVERY_MS;
