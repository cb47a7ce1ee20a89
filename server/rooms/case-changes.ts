import { createChanges, type Carry, type Changes } from "./changes.ts";

/** Says that cases have changed: reported, claimed, decided. A hint only: whoever hears it asks how many wait. */
export type CaseChanges = Changes<[]>;

export const createCaseChanges = (carry?: Carry<[]>): CaseChanges => createChanges(carry);
