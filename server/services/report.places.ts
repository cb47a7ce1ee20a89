import type { SealedPlace } from "../platform/sealing/sealing.port.ts";

/** The words of a report are its reporter's. */
export const reportPlace = (reporterId: string, clientKey: string): SealedPlace => ({
  owner: reporterId,
  table: "reports",
  column: "words",
  row: `${reporterId}/${clientKey}`,
});
