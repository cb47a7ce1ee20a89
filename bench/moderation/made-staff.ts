import { STAFF_IDLE_MINUTES } from "#shared/schema/staff.ts";
import type { Rows } from "../../server/platform/database/database.ts";
import { makeGuests, signIn, type Guest } from "../made-people.ts";

const IDS = "unnest(string_to_array($1, ',')::uuid[]) as one(id)";
const KEEP = `update users set is_anonymous = false from ${IDS} where users.id = one.id`;
const FACTOR = `
  insert into second_factors (user_id, secret, confirmed_at) select id, 'none that is asked for', now() from ${IDS}`;
const APPOINT = `select set_staff(null, id, 'moderator') from ${IDS}`;
const BEGIN = `
  select begin_staff_session(sessions.id, user_id, $2) from sessions join ${IDS} on user_id = one.id`;

/** Moderators in a staff session each, as they are after the page's own way there. */
export const makeModerators = async (database: Rows, count: number): Promise<readonly Guest[]> => {
  const ids = await makeGuests({ database }, count);
  const moderators = await signIn({ database }, ids);
  for (const sql of [KEEP, FACTOR, APPOINT]) await database.rows(sql, [ids.join()]);
  await database.rows(BEGIN, [ids.join(), STAFF_IDLE_MINUTES]);
  return moderators;
};
