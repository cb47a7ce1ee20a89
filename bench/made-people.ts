import { randomUUID } from "node:crypto";
import type { Rows } from "../server/platform/database/database.ts";
import type { Product } from "./open-product.ts";

/** Somebody with what shows who they are. */
export type Person = { readonly id: string; readonly token: string };
/** Somebody signed in, with the cookie that says so. */
export type Guest = { readonly id: string; readonly cookie: string };

const SIGNED_AT_ONCE = 200;

/** Everybody may hug them, as if they had always said so: no event of it is in their inboxes. */
const OPEN = `
  with unseen as (select set_config('session_replication_role', 'replica', true))
  insert into privacy_settings (user_id, allow_hugs_from)
  select id, 'everyone' from unseen, unnest(string_to_array($1, ',')::uuid[]) as one(id)`;

/** Guests, whom everybody may hug, without the way through the door, which lets one address bring in sixty a minute. */
export const makeGuests = async (
  { database }: { readonly database: Rows },
  count: number,
): Promise<readonly string[]> => {
  const rows = await database.rows<{ id: string }>(
    "insert into users (display_name, is_anonymous) select 'Person ' || n, true from generate_series(1, $1::int) as n returning id",
    [count],
  );
  await database.rows(OPEN, [rows.map(({ id }) => id).join()]);
  return rows.map(({ id }) => id);
};

const SESSIONS = `
  insert into sessions (user_id, token, expires_at, confirmed_at)
  select id::uuid, encode(sha256(convert_to(token, 'UTF8')), 'hex'), now() + interval '365 days', now()
  from unnest(string_to_array($1, ','), string_to_array($2, ',')) as made (id, token)`;

/** Sessions as the product makes them, not due for another cookie. */
export const signIn = async (
  { database }: { readonly database: Rows },
  ids: readonly string[],
): Promise<readonly Guest[]> => {
  const tokens = ids.map(() => randomUUID());
  await database.rows(SESSIONS, [ids.join(","), tokens.join(",")]);
  return ids.map((id, n) => ({ id, cookie: `hugmood.session_token=${tokens[n]}` }));
};

/** A room token each, good for five minutes. */
export const withTokens = async (
  { services }: Pick<Product, "services">,
  ids: readonly string[],
): Promise<readonly Person[]> => {
  const people: Person[] = [];
  const sign = async (id: string): Promise<Person> => {
    const { token } = await services.identity.issueRoomToken({ userId: id, sessionId: randomUUID() });
    return { id, token };
  };
  for (let n = 0; n < ids.length; n += SIGNED_AT_ONCE)
    people.push(...(await Promise.all(ids.slice(n, n + SIGNED_AT_ONCE).map(sign))));
  return people;
};
