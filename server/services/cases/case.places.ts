import type { SealedPlace } from "../../platform/sealing/sealing.port.ts";

/** What somebody on the staff wrote about a case is theirs. */
const placeIn =
  (table: string, column: string) =>
  (authorId: string, caseId: string): SealedPlace => ({ owner: authorId, table, column, row: caseId });

export const notePlace = placeIn("case_notes", "words");
/** The words of a statement, which go with a decision. */
export const decisionPlace = placeIn("cases", "words");
