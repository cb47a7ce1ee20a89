import { randomUUID } from "node:crypto";
import type { Product } from "./open-product.ts";

/** Somebody with what shows who they are. */
export type Person = { readonly id: string; readonly token: string };

const SIGNED_AT_ONCE = 200;

/** Everybody may hug them, as if they had always said so: no event of it is in their inboxes. */
const OPEN = `
  with unseen as (select set_config('session_replication_role', 'replica', true))
  insert into privacy_settings (user_id, allow_hugs_from)
  select id, 'everyone' from unseen, unnest(string_to_array($1, ',')::uuid[]) as one(id)`;

/** Guests, whom everybody may hug, without the way through the door, which lets one address bring in sixty a minute. */
export const makeGuests = async (
  { database }: Pick<Product, "database">,
  count: number,
): Promise<readonly string[]> => {
  const rows = await database.rows<{ id: string }>(
    "insert into users (display_name, is_anonymous) select 'Person ' || n, true from generate_series(1, $1::int) as n returning id",
    [count],
  );
  await database.rows(OPEN, [rows.map(({ id }) => id).join()]);
  return rows.map(({ id }) => id);
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
