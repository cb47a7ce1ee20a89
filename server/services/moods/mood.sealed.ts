import type { SealedPlace } from "../../platform/sealing/sealing.port.ts";

/** The note of a mood, and of all its versions, is its person's. */
export const notePlace = (userId: string, clientKey: string): SealedPlace => ({
  owner: userId,
  table: "mood_entries",
  column: "note",
  row: `${userId}/${clientKey}`,
});
