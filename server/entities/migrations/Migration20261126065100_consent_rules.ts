import { Migration } from "@mikro-orm/migrations";

/** The rules of `shared/consent` as the database applies them, while inboxes are locked. */
export class Migration20261126065100_consent_rules extends Migration {
  override up(): void {
    // The one clock of everything that consent and delivery depend on.
    this.addSql(`
      create function wall_now() returns timestamptz language sql volatile as $$ select clock_timestamp() $$`);
    this.addSql(`
      create or replace function next_inbox_time(ids uuid[]) returns timestamptz language sql volatile as $$
        select greatest(wall_now(), max(last_at) + interval '1 microsecond') from inbox_heads where user_id = any(ids)
      $$`);

    // isLetIn
    this.addSql(`
      create function is_let_in(allow_from text, is_friend boolean, is_followed boolean, allowance text)
      returns boolean language sql immutable as $$
        select case
          when allow_from = 'nobody' then false
          when allowance is not null then allowance = 'always'
          when allow_from = 'everyone' then true
          when allow_from = 'following' then is_followed
          else allow_from = 'friends' and is_friend
        end
      $$`);

    // hugVerdict
    this.addSql(`
      create function hug_verdict(
        is_blocked boolean, allow_from text, has_too_many_hugs boolean, needs_no_request boolean, is_muted boolean,
        is_quiet boolean, has_open_request boolean, is_cooling_off boolean, has_too_many_requests boolean
      ) returns text language sql immutable as $$
        select case
          when is_blocked then 'no_such_person'
          when allow_from = 'nobody' then 'hugs_off'
          when has_too_many_hugs then 'too_many'
          when needs_no_request then case when is_muted then 'withhold' when is_quiet then 'hold' else 'deliver' end
          when has_open_request then 'already_asked'
          when is_cooling_off then 'cooling_off'
          when has_too_many_requests then 'too_many'
          when is_muted then 'ask_unheard'
          else 'ask'
        end
      $$`);

    // isQuietAt
    this.addSql(`
      create function is_quiet_at(quiet_from int, quiet_until int, zone text, no_disturb_until timestamptz, at timestamptz)
      returns boolean language sql stable as $$
        select coalesce(no_disturb_until > at, false) or coalesce((
          select case
            when quiet_from < quiet_until then minute >= quiet_from and minute < quiet_until
            else minute >= quiet_from or minute < quiet_until
          end
          from (
            select extract(hour from at at time zone zone)::int * 60 + extract(minute from at at time zone zone)::int as minute
          ) as local
          where quiet_from is not null
        ), false)
      $$`);
    this.addSql(`
      create function is_quiet_for(owner uuid, at timestamptz) returns boolean language sql stable as $$
        select coalesce((
          select is_quiet_at(quiet_from, quiet_until, time_zone, no_disturb_until, at) from quiet_times where user_id = owner
        ), false)
      $$`);

    this.addSql(`
      create function are_friends(one uuid, other uuid) returns boolean language sql stable as $$
        select exists (select from follows where follower_id = one and following_id = other)
          and exists (select from follows where follower_id = other and following_id = one)
      $$`);
    this.addSql(`
      create function allows_hugs_from(owner uuid) returns text language sql stable as $$
        select coalesce((select allow_hugs_from from privacy_settings where user_id = owner), 'friends')
      $$`);
    // By what the owner chose, now.
    this.addSql(`
      create function lets_in(owner uuid, sender uuid) returns boolean language sql stable as $$
        select is_let_in(
          allows_hugs_from(owner), are_friends(owner, sender),
          exists (select from follows where follower_id = owner and following_id = sender),
          (select allowance from consents where user_id = owner and other_id = sender)
        )
      $$`);
    this.addSql(`
      create function consent_settings(owner uuid) returns jsonb language sql stable as $$
        select jsonb_build_object(
          'allowHugsFrom', allows_hugs_from(owner),
          'quietFrom', quiet.quiet_from, 'quietUntil', quiet.quiet_until, 'timeZone', coalesce(quiet.time_zone, 'UTC'),
          'noDisturbUntilMs', epoch_ms(quiet.no_disturb_until))
        from (select owner as user_id) as one left join quiet_times as quiet using (user_id)
      $$`);
  }

  override down(): void {
    for (const name of [
      "consent_settings(uuid)",
      "lets_in(uuid, uuid)",
      "allows_hugs_from(uuid)",
      "are_friends(uuid, uuid)",
      "is_quiet_for(uuid, timestamptz)",
      "is_quiet_at(int, int, text, timestamptz, timestamptz)",
      "hug_verdict(boolean, text, boolean, boolean, boolean, boolean, boolean, boolean, boolean)",
      "is_let_in(text, boolean, boolean, text)",
    ])
      this.addSql(`drop function ${name}`);
    this.addSql(`
      create or replace function next_inbox_time(ids uuid[]) returns timestamptz language sql volatile as $$
        select greatest(clock_timestamp(), max(last_at) + interval '1 microsecond') from inbox_heads where user_id = any(ids)
      $$`);
    this.addSql(`drop function wall_now()`);
  }
}
