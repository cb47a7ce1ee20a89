import type { Rows } from "../../platform/database/database.ts";
import { findUser } from "./find-user.ts";

/** `user`: their id or their mail. */
export type Whom = { readonly kind: "everybody" } | { readonly kind: "one"; readonly user: string };
/** `guests`: those among them who cannot come back. */
export type SignedOut = { readonly people: number; readonly sessions: number; readonly guests: number };

const END = `
  with waiting as (delete from sign_in_tickets where $1::uuid is null or user_id = $1::uuid),
    gone as (delete from sessions where $1::uuid is null or user_id = $1::uuid returning user_id)
  select count(distinct user_id)::int as people, count(*)::int as sessions,
    (count(distinct user_id) filter (where is_anonymous))::int as guests
  from gone join users on users.id = user_id`;

/**
 * Ends all sessions of one person or of everybody, and what waits for a code, beside servers that run: each of them reads in
 * the database which sessions are over, and closes what they have open within two seconds. Null = there is no such person.
 */
export const signOutPeople = async (database: Rows, whom: Whom): Promise<SignedOut | null> => {
  let userId: string | null = null;
  if (whom.kind === "one") {
    userId = await findUser(database, whom.user);
    if (userId === null) return null;
  }
  const [ended] = await database.rows<SignedOut>(END, [userId]);
  return ended ?? { people: 0, sessions: 0, guests: 0 };
};
