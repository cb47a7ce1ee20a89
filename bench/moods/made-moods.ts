import type { Database } from "../../server/platform/database/database.ts";
import { inTransaction } from "../../server/platform/transfer/in-transaction.ts";
import type { MoodsPlan } from "./moods-plan.ts";

/** The last moment of every diary. */
export const UNTIL_MS = Date.UTC(2026, 0, 1);
/** Entries of a day, on average. */
const A_DAY = 1.5;
/** One entry in so many has a tag. */
const TAGGED_EVERY = 3;

/** How many days a diary goes back. */
export const daysOf = ({ entries, people }: MoodsPlan): number => Math.ceil(entries / people / A_DAY);

/** Entries of a statement: each has to end within the connection's time. */
const AT_ONCE = 25_000;

/** $1 entries in all, $2 the end, $3 people, $4 and $5 the first and last entry of this statement. */
const entriesSql = (days: number): string => `
  insert into mood_entries (
    user_id, client_key, mood, intensity, valence, arousal, audience, felt_at, time_zone, local_day, local_minute,
    edited_at, edit_mark
  )
  select u.id, gen_random_uuid(), (array['calm', 'glad', 'tired', 'tense'])[1 + floor(random() * 4)::int],
    random(), random(), random(), 'nobody', at, 'UTC', (at at time zone 'UTC')::date,
    floor(extract(epoch from (at at time zone 'UTC')::time) / 60)::int, at, 0
  -- As it grew: day by day, of everybody, so that entries of one person lie apart.
  from generate_series($4::int, $5::int) as n
  cross join lateral (
    select timestamptz 'epoch' + ($2::float8 - (1 - n::float8 / $1::int) * ${days} * 86400000) * interval '1 millisecond' as at
  ) as moment
  join bench_people as u on u.place = n % $3::int`;
const TAGS = `
  insert into mood_entry_tags (mood_entry_id, tag, place)
  select id, 'tag ' || local_minute % 20, 0 from mood_entries
  where user_id = any(string_to_array($1, ',')::uuid[]) and local_minute % ${TAGGED_EVERY} = 0`;
const DAYS = `
  insert into mood_days (user_id, day, entries, valence, arousal, lowest, highest, first_at, last_at)
  select user_id, local_day, count(*), avg(valence), avg(arousal), min(valence), max(valence), min(felt_at), max(felt_at)
  from mood_entries
  where user_id = any(string_to_array($1, ',')::uuid[]) group by 1, 2`;

/**
 * Entries by the ten thousand, with the days that the triggers keep counted afterwards: row by row they would take an hour.
 * Numbers are drawn by the database from a fixed seed. The people's ids.
 */
export const makeMoods = (database: Pick<Database, "orm">, plan: MoodsPlan): Promise<readonly string[]> =>
  inTransaction(database, "write", async (rows) => {
    await rows("create table bench_people (place int primary key, id uuid not null)");
    await rows(
      `with made as (
        insert into users (display_name, is_anonymous) select 'Person ' || n, true from generate_series(1, $1::int) as n
        returning id
      )
      insert into bench_people select row_number() over () - 1, id from made`,
      [plan.people],
    );
    await rows("insert into mood_states (user_id) select id from bench_people");
    await rows("alter table mood_entries disable trigger user");
    await rows("select setseed(0.5)");
    for (let first = 1; first <= plan.entries; first += AT_ONCE) {
      const last = Math.min(plan.entries, first + AT_ONCE - 1);
      await rows(entriesSql(daysOf(plan)), [plan.entries, UNTIL_MS, plan.people, first, last]);
    }
    await rows("alter table mood_entries enable trigger user");
    await rows("analyze mood_entries");
    const people = (await rows<{ id: string }>("select id from bench_people order by place")).map(({ id }) => id);
    for (let first = 0; first < people.length; first += 100)
      for (const sql of [TAGS, DAYS]) await rows(sql, [people.slice(first, first + 100).join()]);
    for (const table of ["users", "mood_states", "mood_entry_tags", "mood_days"]) await rows(`analyze ${table}`);
    return people;
  });
