/**
 * The limits of `shared/schema/group-hug.ts`, repeated because importing them would load the validators; a test says that
 * they are the same. Lengths in visible characters.
 */
export const GROUP_LIMITS = {
  name: 100,
  description: 300,
  message: 500,
  leastPeople: 2,
  mostPeople: 200,
  gatheringMs: 30 * 60_000,
  scheduleAheadMs: 90 * 24 * 60 * 60_000,
} as const;
