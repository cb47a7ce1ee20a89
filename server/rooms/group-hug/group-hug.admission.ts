import type { JoinDenial } from "#shared/schema/protocol.ts";
import type { GroupHugAdmission, GroupHugs } from "../../services/group-hugs/group-hugs.port.ts";

const DENIALS: Readonly<Record<GroupHugAdmission, JoinDenial | null>> = {
  welcome: null,
  returning: null,
  none: "no_such_room",
  over: "hug_over",
  not_open: "hug_not_open",
  locked: "hug_locked",
  full: "hug_full",
  raid: "raid",
};

/** For matchmaking, before a seat is given: why somebody must not come in, null = they may. */
export const createAdmission =
  (groupHugs: Pick<GroupHugs, "admission">) =>
  async (userId: string, groupHugId: string): Promise<JoinDenial | null> =>
    DENIALS[await groupHugs.admission(userId, groupHugId)];
