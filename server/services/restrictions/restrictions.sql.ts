const nameOf = (who: string): string => `coalesce(${who}.display_name, ${who}.username, 'someone')`;

/** A `Restriction`, its statement as it is kept. */
const RESTRICTION = `
  one.id, one.user_id as "userId", one.kind, one.category, coalesce(one.statement, '') as statement,
  one.group_hug_id as "groupHugId", one.case_id as "caseId", epoch_ms(one.begins_at)::float8 as "beginsAtMs",
  epoch_ms(one.ends_at)::float8 as "endsAtMs", one.by_id as "byId", one.approved_by_id as "approvedById",
  epoch_ms(one.undo_until)::float8 as "undoUntilMs", epoch_ms(one.lifted_at)::float8 as "liftedAtMs",
  appeal.state as appeal`;
const FROM = `from restrictions as one left join appeals as appeal on appeal.restriction_id = one.id`;

/** $1 whose. */
export const OF_PERSON = `select ${RESTRICTION} ${FROM} where one.user_id = $1 order by one.begins_at desc, one.id`;

/** $1 whose, $2 months in which one may appeal. */
export const OWN = `
  select one.id, one.kind, one.category, coalesce(one.statement, '') as statement,
    epoch_ms(one.begins_at)::float8 as "beginsAtMs", epoch_ms(one.ends_at)::float8 as "endsAtMs",
    epoch_ms(one.lifted_at)::float8 as "liftedAtMs",
    epoch_ms(one.begins_at + make_interval(months => $2))::float8 as "appealUntilMs",
    appeal.state as appeal, coalesce(appeal.statement, '') as answer
  ${FROM} where one.user_id = $1 order by one.begins_at desc, one.id`;

/** $1 who would decide, $2 as what, $3 what they may set. */
export const OPEN_APPEALS = `
  select ${RESTRICTION}, ${nameOf("person")} as name, appeal.words, epoch_ms(appeal.appealed_at)::float8 as "appealedAtMs"
  ${FROM} join users as person on person.id = one.user_id
  where appeal.state = 'open' and may_decide_appeal($1, $2, $3::jsonb, one)
  order by appeal.appealed_at, one.id limit 200`;

/** $1 who asks, $2 as what, $3 what they may do. */
export const APPROVALS = `
  select asked.id, asked.act, asked.asked_by_id as "askedById", ${nameOf("asker")} as "askedByName",
    asked.about_id as "aboutId", case when about.id is null then '' else ${nameOf("about")} end as "aboutName",
    asked.arguments ->> 'category' as category,
    coalesce(asked.arguments ->> 'statement', asked.arguments ->> 'reason', '') as statement,
    coalesce(asked.arguments ->> 'restriction', '') as restriction, (asked.arguments ->> 'hours')::float8 as hours,
    asked.arguments ->> 'caseId' as "ofCaseId", asked.arguments ->> 'case' as "caseId",
    case when asked.arguments ? 'groupHug' then jsonb_build_object(
      'id', asked.arguments ->> 'groupHug', 'name', coalesce(hug.name, '')
    ) end as "groupHug",
    (asked.arguments ->> 'fromMs')::float8 as "fromMs", (asked.arguments ->> 'toMs')::float8 as "toMs",
    epoch_ms(asked.asked_at)::float8 as "askedAtMs", epoch_ms(asked.expires_at)::float8 as "expiresAtMs",
    asked.answer is null and asked.asked_by_id <> $1 and asked.about_id is distinct from $1 and $3::jsonb ? asked.act
      and staff_rank($2) >= staff_rank('senior_moderator')
      and (asked.about_id is null or may_act_on($1, $2, asked.about_id))
      and not has_reported($1, asked.arguments) as "isMine",
    coalesce(asked.answer = 'yes', false) as "isGranted", coalesce(asked.answer = 'no', false) as "isRefused"
  from approvals as asked join users as asker on asker.id = asked.asked_by_id
  left join users as about on about.id = asked.about_id
  left join group_hugs as hug on hug.id::text = asked.arguments ->> 'groupHug'
  where asked.expires_at > wall_now() and asked.about_id is distinct from $1
    and (asked.answer is null or asked.used_at is null and asked.asked_by_id = $1)
  order by asked.asked_at, asked.id limit 200`;

/** $1 who asks, $2 what: whom it is about while they are there, and whether whoever asks reported it. */
export const CASE_ABOUT = `
  select case when is_here(subject_id) then subject_id end as "aboutId",
    has_reported($1, jsonb_build_object('case', id)) as "isOwn"
  from cases where id = $2 and state <> 'closed' and may_decide_about($1::uuid, subject_id)`;
export const GROUP_HUG_ABOUT = `
  select case when is_here(host_id) then host_id end as "aboutId", host_id is not distinct from $1::uuid
    or has_reported($1, jsonb_build_object('groupHug', id)) as "isOwn"
  from group_hugs where id = $2`;

export const RESTRICT = `
  select outcome, restriction_id as id
  from restrict_person($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12)`;
export const LIFT = `select outcome, user_id as "userId", has_changed as "hasChanged" from lift_restriction($1, $2, $3, $4::jsonb)`;
export const ASK = `select ask_approval($1, $2, $3, $4::jsonb, $5, $6::jsonb, $7, $8) as outcome`;
export const ANSWER = `
  select outcome, about_id as "userId", restriction_id as "restrictionId"
  from answer_approval($1, $2, $3, $4::jsonb, $5, $6)`;
export const APPEAL = `select appeal_restriction($1, $2, $3, $4) as outcome`;
export const DECIDE = `select outcome, user_id as "userId" from decide_appeal($1, $2, $3, $4::jsonb, $5, $6, $7)`;
