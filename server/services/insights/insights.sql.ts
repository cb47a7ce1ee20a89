import { AFTER_HUG_MS } from "#shared/mood/statistics/candidates.ts";
import { LOOKED_BACK_DAYS } from "#shared/mood/statistics/last-days.ts";
import { HISTORY } from "#shared/mood/forecast/usable-entries.ts";
import { ENTRIES_LOOKED_AT } from "#shared/mood/insights/packed-moods.ts";
import { COMMUNITY_WEEKS } from "./insights.port.ts";
import { INSIGHTS_FORM } from "./insights.view.ts";

/** Hugs of each kind that are looked at, the newest. */
const HUGS_LOOKED_AT = 5_000;

const here = (user: string): string => `exists (select from users where id = ${user} and deleted_at is null)`;
const IS_NEW = `(s.changes > coalesce(i.of_changes, 0) or i.form <> ${INSIGHTS_FORM})`;

/** `insights` i beside `mood_states` s, of which there may be no rows: a `DueQuestion`. */
export const DUE_COLUMNS = `
    coalesce(s.changes - coalesce(i.of_changes, 0), 0)::float8 as news,
    epoch_ms(i.computed_at)::float8 as "computedAtMs", coalesce(i.form <> ${INSIGHTS_FORM}, false) as "isOutdated",
    epoch_ms(wall_now())::float8 as "nowMs"`;

/** $1 whose, $2 the day. */
export const VIEW = `
  select ${DUE_COLUMNS},
    case when i.form = ${INSIGHTS_FORM} then jsonb_build_object('entries', i.entries, 'data', i.data) end as stored,
    coalesce((
      select jsonb_agg(jsonb_build_array(id, epoch_ms(felt_at), local_day, local_minute, valence, arousal, '[]'::jsonb))
      from (
        select * from mood_entries where user_id = u.id and deleted_at is null and i.form = ${INSIGHTS_FORM}
        order by felt_at desc, id desc limit ${HISTORY}
      ) as newest
    ), '[]') as recent,
    coalesce((
      select time_zone from mood_entries where user_id = u.id and deleted_at is null order by felt_at desc, id desc limit 1
    ), 'UTC') as "timeZone",
    coalesce((
      select jsonb_agg(jsonb_build_object('day', day, 'valence', valence)) from mood_days
      where user_id = u.id and day > $2::date - ${LOOKED_BACK_DAYS} and day <= $2::date
    ), '[]') as days,
    coalesce((select jsonb_agg(suggestion_id) from hidden_suggestions where user_id = u.id), '[]') as hidden,
    (select suggestion_id from shown_suggestions where user_id = u.id and day = $2::date) as shown
  from users as u
  left join mood_states as s on s.user_id = u.id
  left join insights as i on i.user_id = u.id
  where u.id = $1 and u.deleted_at is null`;
export const SHOW = "select show_suggestion($1, $2::date, $3) as shown";
export const HIDE = "select hide_suggestion($1, $2, $3) as outcome";
export const HIDDEN = `
  select suggestion_id as id from hidden_suggestions where user_id = $1 and ${here("$1")}
  order by hidden_at desc, suggestion_id`;

const PACKED = `(
  select coalesce(json_agg(json_build_array(
    id, epoch_ms(felt_at), local_day, local_minute, valence, arousal,
    (select coalesce(json_agg(tag order by place), '[]') from mood_entry_tags where mood_entry_id = moods.id)
  )), '[]')
  from (select * from moods order by felt_at desc, id desc) as moods
)`;
const moments = (at: string, from: string, where: string): string => `(
  select coalesce(json_agg(epoch_ms(at)), '[]') from (
    select ${at} as at from ${from} where ${where} and ${at} > (select at from since) order by ${at} desc
    limit ${HUGS_LOOKED_AT}
  ) as hug
)`;
/**
 * $1 whose. Of nobody, and where nothing is new, no row. `text`: what figures are computed from, as JSON that nobody reads
 * on the event loop. No notes.
 */
export const TO_COMPUTE = `
  with asked as materialized (
    select s.changes from mood_states as s left join insights as i on i.user_id = s.user_id
    where s.user_id = $1 and ${IS_NEW} and ${here("$1")}
  ),
  moods as materialized (
    select id, felt_at, local_day, local_minute, valence, arousal from mood_entries
    where user_id = $1 and deleted_at is null and exists (select from asked)
    order by felt_at desc, id desc limit ${ENTRIES_LOOKED_AT}
  ),
  since as (select min(felt_at) - ${AFTER_HUG_MS} * interval '1 millisecond' as at from moods)
  select changes::float8, (select count(*)::int from moods) as entries,
    json_build_object(
      'moods', ${PACKED},
      'receivedAtMs', ${moments("arrived_at", "hugs", "recipient_id = $1 and state = 'delivered'")},
      'givenAtMs', ${moments("sent_at", "hugs", "sender_id = $1")},
      'groupAtMs', ${moments(
        "starts_at",
        "group_hugs join group_hug_participants on group_hug_id = id",
        "user_id = $1 and was_in",
      )}
    )::text as text
  from asked`;
/** $1 whose, $2 changes, $3 entries, $4 data. */
export const KEEP = `select keep_insights($1, $2::bigint, ${INSIGHTS_FORM}, $3::int, $4::jsonb) as kept`;

export const WEEKS = `
  select week::text, cells from community_weeks order by community_weeks.week desc limit ${COMMUNITY_WEEKS}`;
/** $1 a Monday. */
export const WEEK = `
  select exists (select from community_weeks where week = $1::date) as "isKnown", epoch_ms(wall_now())::float8 as "nowMs"`;
/** $1 a Monday: of how many people there are `PersonMean`s of that week, felt since they agreed, and those as JSON. */
export const MEANS = `
  select count(distinct person)::int as people, coalesce(json_agg(mean), '[]')::text as means from (
    select e.user_id as person, extract(isodow from local_day)::int - 1 as weekday, local_minute / 360 as block,
      avg(valence) as valence, avg(arousal) as arousal
    from mood_states as s
    join users as u on u.id = s.user_id and u.deleted_at is null
    join mood_entries as e on e.user_id = s.user_id and local_day between $1::date and $1::date + 6 and e.deleted_at is null
      and e.felt_at >= s.community_since
    group by 1, 2, 3
  ) as mean`;
/** $1 a Monday, $2 its cells. */
export const RELEASE = `
  insert into community_weeks (week, cells, released_at) values ($1::date, $2::jsonb, wall_now())
  on conflict do nothing returning week`;
