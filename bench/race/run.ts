import { randomInt, randomUUID } from "node:crypto";
import { powersOf } from "#shared/policy/restriction.policy.ts";
import type { Rows } from "../../server/platform/database/database.ts";
import { openTestDatabase } from "../../server/platform/database/testing/open-test-database.ts";
import { seedBug } from "../consent/seeded-bugs.ts";
import { SEEDED_BUGS } from "./seeded-bugs.ts";

/**
 * What lives came to. `after`: hugs and invitations that reached somebody while they should not have; `left`: hugs that
 * never came; `invited`: invitations that came.
 */
export type Tally = { hugs: number; delivered: number; invited: number; acts: number; after: number; left: number };
export const newTally = (): Tally => ({ hugs: 0, delivered: 0, invited: 0, acts: 0, after: 0, left: 0 });

/** A life is over after so many hugs; the next one begins with nobody, so that looking back stays short. */
const LIFE_HUGS = 4_000;
const PEOPLE = 40;
const BATCH = 25;
const SENDERS = 4;
const KEEPERS = 3;
/** So many batches, about, between two releases of what waits. */
const RELEASE_EACH = 4;
/** Group hugs of each person: somebody is invited to each of them once. */
const ROOMS = 3;
/** Hugs after which a bug that did not show is said not to be caught. */
const HUNT_HUGS = 40_000;

const MAKE = `
  with person as (
    insert into users (display_name, is_anonymous) select 'Racer ' || n, true from generate_series(1, $1) as n returning id
  ),
  open as (insert into privacy_settings (user_id, allow_hugs_from) select id, 'everyone' from person)
  select id from person`;
const GATHER = `
  insert into group_hugs (creator_id, host_id, client_key, name, design, first_design, seed, capacity, visibility, expires_at)
  select id, id, gen_random_uuid(), 'A race', 'bear', 'bear', 1, 10, 'link', now() + interval '1 day'
  from unnest(string_to_array($1, ',')::uuid[]) as who(id), generate_series(1, ${ROOMS}) returning id, host_id as host`;
const INVITE = "select outcome from invite_to_group_hug($1, $2, $3, 1000000)";
const DELIVER = "select outcome from deliver_hugs($1::jsonb, 1000000000)";
const RESTRICT = `
  select restriction_id as id from restrict_person($1, $2, 'admin', $3::jsonb, $4, $5, 'spam', null, 1, null, null, 10)`;
const LIFT = "select outcome from lift_restriction($1, $2, 'admin', $3::jsonb)";
const BLOCK = "select outcome from set_block($1, $2, $3)";
const RELEASE = "select release_held_hugs(null, 500)";

/**
 * Hugs and invitations that were given a number while their sender was kept from it, or while one of the two blocked the
 * other.
 */
const AFTER = `
  with come as (
    select hug.id::text as id, hug.sender_id as sender, event.user_id as owner, event.created_at as at
    from inbox_events as event join hugs as hug on hug.id = event.ref_id
    where event.kind = 'hug_received' and event.user_id = any(string_to_array($1, ',')::uuid[])
    union all
    select event.user_id || ' ' || event.ref_id, asked.from_id, event.user_id, event.created_at
    from inbox_events as event
    join group_hug_invitations as asked on asked.group_hug_id = event.ref_id and asked.user_id = event.user_id
    where event.kind = 'invited' and event.user_id = any(string_to_array($1, ',')::uuid[])
  ),
  block as (
    select user_id as owner, ref_id as other, kind, created_at as since,
      lead(created_at, 1, 'infinity') over (partition by user_id, ref_id order by seq) as until
    from inbox_events
    where kind in ('person_blocked', 'person_unblocked') and user_id = any(string_to_array($1, ',')::uuid[])
  )
  select count(distinct id)::int as many from (
    select come.id from come join restrictions on user_id = sender
    where kind in ('hold_hugs', 'suspend', 'ban') and at >= begins_at and at < coalesce(least(lifted_at, ends_at), 'infinity')
    union all
    select come.id from come join block on block.owner = come.owner and other = sender
    where kind = 'person_blocked' and at >= since and at < until
    union all
    select come.id from come join block on block.owner = sender and other = come.owner
    where kind = 'person_blocked' and at >= since and at < until
  ) as late`;
const LEFT = `select count(*)::int as many from hugs where state = 'held' and sender_id = any(string_to_array($1, ',')::uuid[])`;
const CAME = `
  select count(*)::int as many from inbox_events
  where kind = $2 and user_id = any(string_to_array($1, ',')::uuid[])`;

const powers = JSON.stringify(powersOf("admin"));
const pick = <T>(of: readonly T[]): T => of[randomInt(of.length)] as T; // as: never asked of none
const squeeze = { stepMs: 50, samples: [] };

/** Hugs and invitations against bans, holds and blocks from several connections at once; then nothing stops anybody, and all that waits comes. */
export const live = async (database: Rows, hugs: number, tally: Tally): Promise<void> => {
  const people = (await database.rows<{ id: string }>(MAKE, [PEOPLE + 1])).map(({ id }) => id);
  const keeper = people.pop() ?? "";
  await database.rows("insert into staff (user_id, role) values ($1, 'admin')", [keeper]);
  const rooms = await database.rows<{ id: string; host: string }>(GATHER, [people.join()]);
  let left = hugs;
  const isOn = () => left > 0;
  const item = (sender: string, recipient: string) => ({
    sender,
    recipient,
    key: randomUUID(),
    design: "bear",
    has_design: true,
    message: "",
    digest: null,
    customization: squeeze,
    answers: null,
  });
  /** No two between the same two people: those go at once. */
  const batch = (many: number) => {
    const start = randomInt(people.length);
    const step = 1 + randomInt(people.length / 2 - 1);
    const at = (place: number) => people[place % people.length] ?? "";
    return Array.from({ length: many }, (_, nth) => item(at(start + nth), at(start + nth + step)));
  };
  const send = async (): Promise<void> => {
    while (isOn()) {
      const many = Math.min(BATCH, left);
      left -= many;
      await database.rows(DELIVER, [JSON.stringify(batch(many))]);
      tally.hugs += many;
      const { id, host } = pick(rooms);
      await database.rows(INVITE, [host, id, pick(people)]);
      if (randomInt(RELEASE_EACH) === 0) await database.rows(RELEASE);
    }
  };
  const lift = (id: string) => database.rows(LIFT, [id, keeper, powers]);
  const keep = async (): Promise<void> => {
    while (isOn()) {
      const kind = pick(["hold_hugs", "suspend", "ban", "block"] as const);
      const [one, other] = [pick(people), pick(people)];
      tally.acts += 1;
      if (kind === "block") {
        await database.rows(BLOCK, [one, other, true]);
        await database.rows(BLOCK, [one, other, false]);
      } else {
        const [set] = await database.rows<{ id: string }>(RESTRICT, [randomUUID(), keeper, powers, one, kind]);
        if (set) await lift(set.id);
      }
    }
  };
  const each = (many: number, work: () => Promise<void>) => Array.from({ length: many }, () => work());
  await Promise.all([...each(SENDERS, send), ...each(KEEPERS, keep)]);
  await database.rows(RELEASE);
  // Planned for the tables as they are, not as they were when they were empty.
  await database.rows("analyze inbox_events, hugs, restrictions");
  const count = async (sql: string, ...more: readonly string[]) =>
    (await database.rows<{ many: number }>(sql, [people.join(), ...more]))[0]?.many ?? Number.NaN;
  tally.after += await count(AFTER);
  tally.left += await count(LEFT);
  tally.delivered += await count(CAME, "hug_received");
  tally.invited += await count(CAME, "invited");
};

/** Lives one after the other until so many hugs were sent, or the first that came too late. */
export const race = async (database: Rows, hugs: number, tally: Tally, stopsAtFirst = false): Promise<void> => {
  for (let sent = 0; sent < hugs && !(stopsAtFirst && tally.after > 0); sent += LIFE_HUGS)
    await live(database, Math.min(LIFE_HUGS, hugs - sent), tally);
};

/** Hugs until a bug showed; null = it did not. */
export const hunt = async (database: Rows, bug: string): Promise<number | null> => {
  const undo = await seedBug(database, SEEDED_BUGS[bug] ?? []);
  try {
    const tally = newTally();
    await race(database, HUNT_HUGS, tally, true);
    return tally.after > 0 ? tally.hugs : null;
  } finally {
    await undo();
  }
};

/** On a PostgreSQL server: the embedded database has one connection, on which nothing races. */
export const onServer = async <T>(work: (database: Rows) => Promise<T>): Promise<T> => {
  const database = await openTestDatabase("postgres");
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};
