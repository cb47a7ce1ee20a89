import type { SealedPlace } from "../platform/sealing/sealing.port.ts";

/** Why somebody on the staff reads the words of a case is theirs. It is sealed so while a second person is asked, too. */
export const reasonPlace = (moderatorId: string, caseId: string): SealedPlace => ({
  owner: moderatorId,
  table: "case_reveals",
  column: "reason",
  row: caseId,
});
