import type { TableRights } from "./rights.ts";
import { AROUND_RIGHTS } from "./rights/around.rights.ts";
import { CASE_RIGHTS } from "./rights/cases.rights.ts";
import { CONSENT_RIGHTS } from "./rights/consent.rights.ts";
import { DATA_RIGHTS } from "./rights/data.rights.ts";
import { FACTOR_RIGHTS } from "./rights/factors.rights.ts";
import { GROUP_HUG_RIGHTS } from "./rights/group-hugs.rights.ts";
import { HUG_RIGHTS } from "./rights/hugs.rights.ts";
import { INBOX_RIGHTS } from "./rights/inbox.rights.ts";
import { INSIGHT_RIGHTS } from "./rights/insights.rights.ts";
import { MOOD_RIGHTS } from "./rights/moods.rights.ts";
import { PEOPLE_RIGHTS } from "./rights/people.rights.ts";
import { PERSON_RIGHTS } from "./rights/person.rights.ts";
import { RESTRICTION_RIGHTS } from "./rights/restrictions.rights.ts";
import { SERVER_RIGHTS } from "./rights/server.rights.ts";
import { SESSION_RIGHTS } from "./rights/sessions.rights.ts";
import { STAFF_RIGHTS } from "./rights/staff.rights.ts";

/** What is done with every column of every table: docs/data.md, exports and erasure follow from it. In the order of an export. */
export const RIGHTS: readonly TableRights[] = [
  ...PERSON_RIGHTS,
  ...MOOD_RIGHTS,
  ...INSIGHT_RIGHTS,
  ...HUG_RIGHTS,
  ...CONSENT_RIGHTS,
  ...GROUP_HUG_RIGHTS,
  ...PEOPLE_RIGHTS,
  ...AROUND_RIGHTS,
  ...INBOX_RIGHTS,
  ...SESSION_RIGHTS,
  ...FACTOR_RIGHTS,
  ...DATA_RIGHTS,
  ...STAFF_RIGHTS,
  ...RESTRICTION_RIGHTS,
  ...CASE_RIGHTS,
  ...SERVER_RIGHTS,
];
