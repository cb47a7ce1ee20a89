import { CLAIM_MINUTES } from "#shared/schema/case.ts";

/** `c` is the case, $1 the reader. */
const IS_SHOWN = `c.state <> 'closed' and may_decide_about($1::uuid, c.subject_id)`;
const ROW = `
  c.id, c.state, c.severity, c.category, c.reports, person_view(null, c.subject_id) as person,
  case when room.id is null then null else jsonb_build_object('id', room.id, 'name', room.name) end as room,
  epoch_ms(c.opened_at)::float8 as "openedAtMs", epoch_ms(c.due_at)::float8 as "dueAtMs",
  case when has_claim(c, c.claimed_by_id, ${CLAIM_MINUTES}) then jsonb_build_object(
    'by', person_view(null, c.claimed_by_id), 'isMine', c.claimed_by_id = $1,
    'lapsesAtMs', epoch_ms(c.acted_at + interval '${CLAIM_MINUTES} minutes')
  ) end as claim`;
const FROM = `cases as c left join group_hugs as room on room.id = c.group_hug_id`;

// A place in the queue is one number: severity, then microseconds (16 digits).
const SCALE = `10000000000000000`;
const microseconds = (at: string): string => `(extract(epoch from ${at}) * 1000000)::bigint`;
const IS_CLAIMED_AS = `(
  $2 = 'any' or $2 = 'mine' and has_claim(c, $1, ${CLAIM_MINUTES})
  or $2 = 'nobody' and not has_claim(c, c.claimed_by_id, ${CLAIM_MINUTES})
)`;
// One row more than asked for says whether there is a next page.
/** $1 reader, $2 whose claim, $3 and $4 where the page before ended, $5 limit. */
export const OPEN = `
  select ${ROW}, (c.severity * ${SCALE} + ${microseconds("c.due_at")})::text as "atUs" from ${FROM}
  where c.state = 'open' and ${IS_SHOWN} and ${IS_CLAIMED_AS} and ($3::bigint is null or (c.severity, c.due_at, c.id) > (
    $3::bigint / ${SCALE}, 'epoch'::timestamptz + ($3::bigint % ${SCALE}) * interval '1 microsecond', $4::uuid
  ))
  order by c.severity, c.due_at, c.id limit $5::int + 1`;
export const DECIDED = `
  select ${ROW}, ${microseconds("c.decided_at")}::text as "atUs" from ${FROM}
  where c.state = 'decided' and ${IS_SHOWN} and ($2 <> 'mine' or c.decided_by_id = $1) and ($3::bigint is null
    or (c.decided_at, c.id) < ('epoch'::timestamptz + $3::bigint * interval '1 microsecond', $4::uuid))
  order by c.decided_at desc, c.id desc limit $5::int + 1`;

/** $1 reader, $2 case. */
export const ONE = `
  select ${ROW}, c.decision, c.statement, c.words, c.restrictions, person_view(null, c.decided_by_id) as "decidedBy",
    c.decided_by_id as "decidedById", epoch_ms(c.decided_at)::float8 as "decidedAtMs",
    (
      select epoch_ms(max(until_at))::float8 from case_reveals
      where case_id = c.id and moderator_id = $1 and until_at > wall_now()
    ) as "revealedUntilMs",
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'subject', r.subject, 'category', r.category, 'by', person_view(null, r.reporter_id),
        'isMine', coalesce(r.reporter_id = $1, false), 'reportedAtMs', epoch_ms(r.created_at),
        'hasWords', r.words is not null, 'lines', coalesce(jsonb_array_length(r.snapshot -> 'lines'), 0)
      ) order by r.created_at, r.id), '[]') from reports as r where r.case_id = c.id
    ) as "reportsList",
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', n.id, 'by', person_view(null, n.author_id), 'authorId', n.author_id, 'words', n.words, 'atMs', epoch_ms(n.created_at)
      ) order by n.created_at, n.id), '[]') from case_notes as n where n.case_id = c.id
    ) as notes,
    (
      select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'decision', e.decision, 'atMs', epoch_ms(e.decided_at))
        order by e.decided_at desc, e.id), '[]')
      from (
        select * from cases where subject_id = c.subject_id and id <> c.id and state = 'decided'
        order by decided_at desc, id limit 20
      ) as e
    ) as earlier
  from ${FROM} where c.id = $2 and ${IS_SHOWN}`;
/** $1 reader, $2 case: those that it is linked with. */
export const LINKS = `
  select ${ROW} from ${FROM} join case_links as l on c.id = case l.case_id when $2::uuid then l.other_id else l.case_id end
  where $2 in (l.case_id, l.other_id) and ${IS_SHOWN} order by l.created_at, c.id`;

/** $1 reader, $2 case; no row = none of theirs. */
export const WORDS = `
  select
    (
      select epoch_ms(max(until_at))::float8 from case_reveals
      where case_id = c.id and moderator_id = $1 and until_at > wall_now()
    ) as "untilMs",
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'reporterId', r.reporter_id, 'key', r.client_key, 'words', r.words, 'snapshot', r.snapshot
      ) order by r.created_at, r.id), '[]') from reports as r where r.case_id = c.id
    ) as reports
  from cases as c where c.id = $2 and ${IS_SHOWN}`;

/** $1 whose. */
export const REMINDERS = `
  select c.id, c.category, c.statement, c.words, c.decided_by_id as "decidedById", room.name as room,
    epoch_ms(c.decided_at)::float8 as "atMs"
  from ${FROM} where c.subject_id = $1 and c.decision = 'reminded' order by c.decided_at desc, c.id limit 50`;

const COUNTS = `
  select
    count(*) filter (where severity = 0)::int as urgent, count(*) filter (where severity = 1)::int as high,
    count(*) filter (where severity = 2)::int as normal, count(*) filter (where due_at < wall_now())::int as overdue,
    count(*) filter (where not has_claim(c, claimed_by_id, ${CLAIM_MINUTES}))::int as unclaimed
  from cases as c where state = 'open'`;
/** For all who watch alike: without those about somebody on the staff, who is among them. */
export const QUEUE = `${COUNTS} and not exists (select from staff where user_id = subject_id)`;
/** $1 the reader. */
export const QUEUE_FOR = `${COUNTS} and may_decide_about($1::uuid, subject_id)`;

/** $1 the reader: of nobody whom they may not decide about. */
export const STATISTICS = `
  with since as materialized (
    select (date_trunc('day', wall_now() at time zone 'UTC') - interval '29 days') at time zone 'UTC' as at
  ),
  came as (
    select (reports.created_at at time zone 'UTC')::date as day, reports.category
    from reports join cases on cases.id = case_id, since
    where reports.created_at >= since.at and may_decide_about($1::uuid, subject_id)
  ),
  went as (
    select (decided_at at time zone 'UTC')::date as day, reports.category, decision, decided_at <= due_at as is_in_time,
      (extract(epoch from decided_at - created_at) * 1000)::float8 as took_ms
    from cases join reports on case_id = cases.id, since where state = 'decided' and decided_at >= since.at
      and may_decide_about($1::uuid, subject_id)
  ),
  per as (
    select day, category, sum(reported)::int as reported, sum(decided)::int as decided
    from (
      select day, category, 1 as reported, 0 as decided from came union all select day, category, 0, 1 from went
    ) as each group by day, category
  )
  select
    (
      select coalesce(jsonb_agg(jsonb_build_object(
        'day', to_char(day, 'YYYY-MM-DD'), 'category', category, 'reported', reported, 'decided', decided
      ) order by day, category), '[]') from per
    ) as days,
    (select count(*)::int from came) as reported,
    count(*)::int as decided, avg(is_in_time::int)::float8 as "inTime",
    percentile_cont(0.5) within group (order by took_ms) as "medianMs",
    jsonb_build_object(
      'no_breach', count(*) filter (where decision = 'no_breach'), 'reminded', count(*) filter (where decision = 'reminded'),
      'restricted', count(*) filter (where decision = 'restricted')
    ) as decisions
  from went`;
