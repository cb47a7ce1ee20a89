import { STAFF_IDLE_MINUTES } from "#shared/schema/staff.ts";
import type { Rows } from "../../server/platform/database/database.ts";

/** Always the same, so that a demo that is started again has one admin. */
const ADMIN = "00000000-0000-4000-8000-0000000000ad";
const PERSON = `insert into users (id, display_name, is_anonymous) values ($1, 'Admin of the demo', false) on conflict (id) do nothing`;
/** A second factor as the rules ask for; no code is asked for by the session below. */
const FACTOR = `
  insert into second_factors (user_id, secret, confirmed_at) values ($1, '', now()) on conflict (user_id) do nothing`;
const APPOINT = `select set_staff(null, $1, 'admin')`;
/** For a day, in which who it is counts as just shown. */
const SESSION = `
  insert into sessions (user_id, token, expires_at, confirmed_at)
  values ($1, encode(sha256(convert_to($2, 'UTF8')), 'hex'), now() + interval '1 day', now() + interval '1 day')
  returning id`;
const BEGIN = `select begin_staff_session($1, $2, $3)`;

/** An admin who is signed in by that token, in a staff session. For the demo's own database and no other. */
export const makeDemoAdmin = async ({ rows }: Rows, token: string): Promise<void> => {
  for (const sql of [PERSON, FACTOR, APPOINT]) await rows(sql, [ADMIN]);
  const [session] = await rows<{ readonly id: string }>(SESSION, [ADMIN, token]);
  await rows(BEGIN, [session?.id, ADMIN, STAFF_IDLE_MINUTES]);
};
