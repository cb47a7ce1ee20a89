import { createChanges, type Carry, type Changes } from "./changes.ts";

/**
 * Says that who somebody is, or whom they see and who sees them, may have changed (name, being, follows, blocks, privacy,
 * do not disturb; presence on a channel of its own). A hint only: whoever hears it reads the database. Inbox rooms say it of
 * both people of a block; whatever else changes it says it of those whom it is about.
 */
export type PeopleChanges = Changes<[userIds: readonly string[]]>;

export const createPeopleChanges = (carry?: Carry<[userIds: readonly string[]]>): PeopleChanges => createChanges(carry);
