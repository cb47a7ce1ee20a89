const HAS_NO_BLOCK_WITH_HOST = `(hug.host_id is null or not is_blocked($1, hug.host_id))`;
// A block hides it, except what is over and the reader was in: that memory stays theirs, from "someone".
const IS_SHOWN = `(
    ${HAS_NO_BLOCK_WITH_HOST} or hug.status = 'COMPLETED' and exists (
      select from group_hug_participants where group_hug_id = hug.id and user_id = $1 and was_in
    )
  ) and not meets_blocked($1, hug)`;

/** $1 reader, $2 id. */
export const ONE = `
  select hug.id, is_overdue(hug) as is_overdue, group_hug_view($1, hug) || jsonb_build_object('closedFor', closed_for(hug.id)) as view from group_hugs as hug
  where hug.id = $2 and ${IS_SHOWN}`;

// One row more than asked for says whether there is a next page.
/** $1 reader, $2 and $3 where the page before ended, $4 limit. */
export const PAGE = `
  select
    hug.id, is_overdue(hug) as is_overdue, group_hug_view($1::uuid, hug) || jsonb_build_object('closedFor', closed_for(hug.id)) as view,
    floor(extract(epoch from hug.created_at) * 1000000)::bigint::text as at_us
  from group_hugs as hug
  where hug.id in (
      select id from group_hugs where creator_id = $1
      union
      select group_hug_id from group_hug_participants where user_id = $1 and (was_in or status <> 'LEFT')
    )
    and ${IS_SHOWN}
    and (hug.created_at, hug.id) < (
      coalesce(timestamptz 'epoch' + $2::bigint * interval '1 microsecond', 'infinity'),
      coalesce($3::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
    )
  order by hug.created_at desc, hug.id desc
  limit $4::int + 1`;

/** $1 limit. One without a schedule may begin at any moment; of those the newest comes first. None of a host who is suspended. */
export const LISTED = `
  select
    (
      select coalesce(jsonb_agg(shown.open order by shown.rank), '[]') from (
        select
          row_number() over (order by coalesce(hug.starts_at, hug.scheduled_for, now()), hug.created_at desc, hug.id) as rank,
          jsonb_build_object(
            'id', hug.id, 'name', hug.name, 'host', person_view(null, hug.host_id), 'design', hug.design,
            'phase', lower(hug.status), 'capacity', hug.capacity, 'isLocked', hug.is_locked or is_locked_by_staff(hug.id),
            'here', jsonb_array_length(people.ids), 'userIds', people.ids,
            'scheduledForMs', epoch_ms(hug.scheduled_for)
          ) as open
        from group_hugs as hug
        cross join lateral (
          select coalesce(jsonb_agg(user_id order by joined_at, user_id), '[]') as ids
          from group_hug_participants where group_hug_id = hug.id and status <> 'LEFT'
        ) as people
        where hug.visibility = 'listed' and hug.status in ('PENDING', 'ACTIVE') and not is_overdue(hug)
          and (hug.host_id is null or hug.host_id not in (select id from suspended_people() as suspended(id)))
        order by rank
        limit $1
      ) as shown
    ) as open,
    (
      select coalesce(jsonb_agg(late.id), '[]') from (
        select id from group_hugs as hug
        where hug.visibility = 'listed' and hug.status in ('PENDING', 'ACTIVE') and is_overdue(hug)
        limit 100
      ) as late
    ) as overdue`;

/** $1 who asks, $2 id. */
export const ADMISSION = `
  select hug.id, is_overdue(hug) as is_overdue, case
    when hug.status not in ('PENDING', 'ACTIVE') then 'over'
    when own.status <> 'LEFT' then 'returning'
    when may_join($1) = 'raid' then 'raid'
    when hug.status = 'PENDING' and hug.opens_at > clock_timestamp() then 'not_open'
    when hug.is_locked or is_locked_by_staff(hug.id) then 'locked'
    when (
      select count(*) from group_hug_participants where group_hug_id = hug.id and status <> 'LEFT'
    ) >= hug.capacity then 'full'
    else 'welcome'
  end as admission
  from group_hugs as hug
  left join group_hug_participants as own on own.group_hug_id = hug.id and own.user_id = $1
  where hug.id = $2 and is_here($1) and ${HAS_NO_BLOCK_WITH_HOST} and not meets_blocked($1, hug)`;

/** $1 id. Oldest first. */
export const BLOCKS_IN = `
  with people as materialized (
    select user_id as id from group_hug_participants where group_hug_id = $1 and status <> 'LEFT'
    union
    select host_id from group_hugs where id = $1
  )
  select block.user_id as "by", block.other_id as "of" from blocks as block
  where block.user_id in (select id from people) and block.other_id in (select id from people)
  order by block.created_at, block.user_id, block.other_id`;

/** $1 what somebody owns, as JSON: [{id, epoch, acts}]. */
export const MOVED_ON = `
  select hug.id, hug.epoch > owned.epoch as "isLost", hug.acts
  from jsonb_to_recordset($1::jsonb) as owned(id uuid, epoch int, acts int)
  join group_hugs as hug on hug.id = owned.id where hug.epoch > owned.epoch or hug.acts > owned.acts`;

/** $1 id, $2 the epoch it is held by, $3 the change. */
export const WRITE = `
  select outcome, has_listed, to_jsonb(moved) as moved from write_group_hug($1, $2, $3::jsonb)`;
