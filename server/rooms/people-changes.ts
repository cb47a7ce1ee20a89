import { createChanges, type Carry, type Changes } from "./changes.ts";

/**
 * Says that somebody's name, being or blocks changed. A hint only: whoever hears it reads the database. Inbox rooms say
 * it of both people of a block; whatever changes a profile says it of that person.
 */
export type PeopleChanges = Changes<[userIds: readonly string[]]>;

export const createPeopleChanges = (carry?: Carry<[userIds: readonly string[]]>): PeopleChanges => createChanges(carry);
