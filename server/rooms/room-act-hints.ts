import { createChanges, type Carry, type Changes } from "./changes.ts";

/** To which group hugs, and to which people, the staff did something, over all processes. */
export type RoomActHintsOver = Changes<[id: string]>;
export const createRoomActHints = (carry?: Carry<[string]>): RoomActHintsOver => createChanges<[string]>(carry);
