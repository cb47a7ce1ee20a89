import { Migration } from "@mikro-orm/migrations";

/** Of `item` (sender, recipient, answers, before: the sender's items before it): what its way depends on at `began`. */
const FACTS = `
  select
    item.*,
    not exists (select from users where id = sender and deleted_at is null)
      or not exists (select from users where id = recipient and deleted_at is null) as is_gone,
    exists (select from blocks where user_id = sender and other_id = recipient)
      or exists (select from blocks where user_id = recipient and other_id = sender) as is_blocked,
    exists (select from mutes where user_id = recipient and other_id = sender) as is_muted,
    coalesce(privacy.allow_hugs_from, 'friends') as allow_from,
    is_let_in(coalesce(privacy.allow_hugs_from, 'friends'), is_followed and is_following, is_followed, chosen.allowance) as is_let_in,
    coalesce(chosen.once_until > began, false) as has_once,
    answered.id as answers_id,
    coalesce(answered.arrived_at > began - interval '7 days', false)
      and not exists (select from hugs where answers_id = answered.id) as is_hug_back,
    is_quiet_at(quiet.quiet_from, quiet.quiet_until, quiet.time_zone, quiet.no_disturb_until, began) as is_quiet,
    sent.many + before >= case when is_new then per_hour / 4 else per_hour end or sent.to_pair >= per_hour / 4 as has_too_many_hugs,
    is_new
  from item
  cross join lateral (select
    exists (select from follows where follower_id = recipient and following_id = sender) as is_followed,
    exists (select from follows where follower_id = sender and following_id = recipient) as is_following,
    exists (select from users where id = sender and created_at > began - interval '1 day') as is_new
  ) as bond
  left join privacy_settings as privacy on privacy.user_id = recipient
  left join consents as chosen on chosen.user_id = recipient and chosen.other_id = sender
  left join quiet_times as quiet on quiet.user_id = recipient
  left join lateral (
    select id, arrived_at from hugs
    where id = item.answers and sender_id = item.recipient and recipient_id = item.sender and state = 'delivered'
  ) as answered on true
  cross join lateral (
    select count(*) as many, count(*) filter (where recipient_id = item.recipient) as to_pair
    from hugs where sender_id = item.sender and sent_at > began - interval '1 hour'
  ) as sent`;

/** Of `fact`: the verdict. Requests are looked up for those that need one. */
const JUDGED = `
  select
    fact.*,
    hug_verdict(
      is_blocked, allow_from, has_too_many_hugs, is_let_in or has_once or is_hug_back, is_muted, is_quiet,
      asked.has_open, asked.is_cooling_off, asked.has_too_many
    ) as consent
  from fact
  left join lateral (
    select
      exists (
        select from hug_requests
        where from_id = sender and to_id = recipient and kind = 'hug' and expires_at > began
          and answer is distinct from 'once' and answer is distinct from 'always'
      ) as has_open,
      (
        select coalesce(count(*) = 2 and max(expires_at) > began - interval '7 days'
          and bool_and(answer is distinct from 'once' and answer is distinct from 'always'), false)
        from (
          select answer, expires_at from hug_requests where from_id = sender and to_id = recipient and kind = 'hug'
          order by created_at desc limit 2
        ) as latest
      ) as is_cooling_off,
      (
        select count(*) from hug_requests where from_id = sender and kind = 'hug' and created_at > began - interval '1 day'
      ) + before >= case when is_new then 5 else 20 end as has_too_many
  ) as asked on not (is_let_in or has_once or is_hug_back)`;

/** Hugs by consent: delivered, held, withheld or asking, many at a time. */
export class Migration20261126065200_consent_deliver extends Migration {
  override up(): void {
    this.addSql(`drop function deliver_hugs(jsonb)`);
    this.addSql(`drop function deliver_hugs_in_turn(jsonb)`);
    this.addSql(`create index hugs_held_index on hugs (recipient_id) where state = 'held'`);

    // The inboxes are locked, and no two items are between the same two people: what becomes of one depends on no other.
    // Among those with the same key the first that may be sent is the hug, and it answers the others.
    // Every look-up has an index; a plan made while the tables were small must not read all of them later.
    this.addSql(`
      create function deliver_hugs_together(batch jsonb, began timestamptz, per_hour int)
      returns table (
        ord int, outcome text, hug_id uuid, sent_at_ms float8, is_asking boolean, retry_ms float8,
        sender_moved boolean, recipient_moved boolean
      )
      language plpgsql volatile set enable_seqscan = off set jit = off as $$
      #variable_conflict use_column
      begin
        return query
        with item as materialized (
          select
            number::int as ord, (entry ->> 'sender')::uuid as sender, (entry ->> 'recipient')::uuid as recipient,
            (entry ->> 'key')::uuid as key, entry ->> 'design' as design, (entry ->> 'has_design')::boolean as has_design,
            nullif(entry ->> 'message', '') as message, entry ->> 'digest' as digest,
            entry -> 'customization' as customization, (entry ->> 'answers')::uuid as answers,
            row_number() over (partition by entry ->> 'sender' order by number) - 1 as before
          from jsonb_array_elements(batch) with ordinality as entries(entry, number)
        ),
        fact as materialized (${FACTS}),
        judged as materialized (
          select way.*, known.id as known_id, known.sent_at as known_at, known.is_same, known.is_asking as was_asking,
            case
              when sender = recipient then 'no_self_hug'
              when is_gone or is_blocked then 'no_such_person'
              when not has_design then 'no_such_design'
              else consent
            end as verdict
          from (${JUDGED}) as way
          left join lateral (
            select id, sent_at, (recipient_id, type, coalesce(message_digest, hugs.message), hugs.customization)
              is not distinct from (way.recipient, way.design, coalesce(way.digest, way.message), way.customization) as is_same,
              exists (select from hug_requests where hug_requests.hug_id = hugs.id) as is_asking
            from hugs where sender_id = way.sender and client_key = way.key limit 1
          ) as known on true
        ),
        fresh as materialized (
          select judged.*, gen_random_uuid() as id, gen_random_uuid() as request_id,
            began + ord * interval '1 microsecond' as at,
            not is_let_in and verdict in ('deliver', 'hold', 'withhold') as uses_once,
            (
              select need.id from hug_requests as need
              where need.from_id = recipient and need.to_id = sender and need.kind = 'need'
                and need.answer is null and need.expires_at > began
              limit 1
            ) as need_id
          from judged
          where known_id is null and verdict in ('deliver', 'hold', 'withhold', 'ask', 'ask_unheard')
        ),
        hug as (
          insert into hugs (
            id, sender_id, recipient_id, client_key, type, message, message_digest, customization, answers_id, used_once,
            state, sent_at, arrived_at
          )
          select id, sender, recipient, key, design, message, digest, customization, answers_id, uses_once,
            case verdict when 'deliver' then 'delivered' when 'hold' then 'held' when 'withhold' then 'withheld' else 'asking' end,
            at, case when verdict = 'deliver' then at end
          from fresh order by ord
        ),
        request as (
          insert into hug_requests (id, kind, from_id, to_id, hug_id, created_at, expires_at, answer)
          select request_id, 'hug', sender, recipient, id, at, at + interval '3 days',
            case when verdict = 'ask_unheard' then 'unheard' end
          from fresh where verdict in ('ask', 'ask_unheard')
        ),
        need as (
          update hug_requests set answer = 'once', answered_at = at
          from fresh where hug_requests.id = need_id and verdict <> 'ask_unheard'
        ),
        allowance as (
          update consents set once_until = null, updated_at = at
          from fresh where user_id = recipient and other_id = sender and has_once
            and (need_id is not null or uses_once and not is_hug_back)
        ),
        event as materialized (
          select owner, kind, ref, data, at, row_number() over (partition by owner order by ord, place) as n
          from (
            select sender as owner, 'hug_sent' as kind, id as ref, jsonb_build_object('key', key) as data, at, ord, 1 as place
            from fresh
            union all
            select sender, 'request_closed', need_id, null, at, ord, 2 from fresh where need_id is not null and verdict <> 'ask_unheard'
            union all
            select recipient, 'hug_received', id, null, at, ord, 3 from fresh where verdict = 'deliver'
            union all
            select recipient, 'request_received', request_id, null, at, ord, 3 from fresh where verdict = 'ask'
          ) as one
        ),
        numbered as (
          insert into inbox_events (user_id, seq, kind, ref_id, data, created_at)
          select owner, head.last_seq + n, kind, ref, data, at
          from event join inbox_heads as head on head.user_id = owner
          order by owner, n
        ),
        moved as (
          update inbox_heads set last_seq = last_seq + many, last_at = latest
          from (select owner, count(*) as many, max(at) as latest from event group by owner) as by_owner
          where user_id = owner
        )
        select
          judged.ord,
          case
            when known_id is not null then case when is_same then 'sent' else 'key_reused' end
            when fresh.id is not null then 'sent'
            else judged.verdict
          end,
          case when known_id is null then fresh.id when is_same then known_id end,
          epoch_ms(case when known_id is null then fresh.at when is_same then known_at end)::float8,
          coalesce(case when known_id is null then became in ('ask', 'ask_unheard') else was_asking end, false),
          case
            when judged.verdict = 'too_many' then case when has_too_many_hugs then 60000 else 3600000 end
            when judged.verdict = 'cooling_off' then (
              select epoch_ms(max(expires_at) + interval '7 days') - epoch_ms(began) from hug_requests
              where from_id = sender and to_id = recipient and kind = 'hug'
            )
          end::float8,
          fresh.id is not null,
          coalesce(became in ('deliver', 'ask'), false)
        from judged left join (select id, ord, at, verdict as became from fresh) as fresh on fresh.ord = judged.ord
        order by judged.ord;
      end $$`);

    // batch: [{sender, recipient, key, design, has_design, message, digest, customization, answers}]. per_hour: hugs a person
    // may send in an hour; a new one, and to one person, a quarter of it.
    // A batch goes at once, its times counting up from the clock by a microsecond each. One at a time where two items are
    // between the same two people, and where an inbox is ahead of the clock, which was set back: so nobody else's inbox is
    // taken ahead with it.
    this.addSql(`
      create function deliver_hugs(batch jsonb, per_hour int)
      returns table (
        ord int, outcome text, hug_id uuid, sent_at_ms float8, is_asking boolean, retry_ms float8,
        sender_moved boolean, recipient_moved boolean
      )
      language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        concerned uuid[] := array(
          select distinct (entry ->> side)::uuid
          from jsonb_array_elements(batch) as entries(entry), unnest(array['sender', 'recipient']) as sides(side)
        );
        pairs int := (
          select count(distinct least(entry ->> 'sender', entry ->> 'recipient') || greatest(entry ->> 'sender', entry ->> 'recipient'))
          from jsonb_array_elements(batch) as entries(entry)
        );
        began timestamptz;
        one jsonb;
        place int := 0;
      begin
        perform lock_inbox_heads(concerned);
        began := wall_now();
        if pairs = jsonb_array_length(batch)
          and not exists (select from inbox_heads where user_id = any(concerned) and last_at >= began) then
          return query select * from deliver_hugs_together(batch, began, per_hour);
          return;
        end if;
        for one in select entry from jsonb_array_elements(batch) as entries(entry) loop
          place := place + 1;
          return query
          select place, said.outcome, said.hug_id, said.sent_at_ms, said.is_asking, said.retry_ms, said.sender_moved,
            said.recipient_moved
          from deliver_hugs_together(
            jsonb_build_array(one),
            next_inbox_time(array[(one ->> 'sender')::uuid, (one ->> 'recipient')::uuid]),
            per_hour
          ) as said;
        end loop;
      end $$`);

    // What would become of a hug sent now, as its sender may know it: open, asks, or the refusal. Nothing of mutes and
    // quiet time is in it.
    this.addSql(
      `
      create function hug_way(sender uuid, recipient uuid, per_hour int) returns text language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        began timestamptz := wall_now();
        way text;
      begin
        with item as materialized (select sender as sender, recipient as recipient, null::uuid as answers, 0 as before),
        fact as materialized (${FACTS})
        select case
          when sender = recipient or is_gone then 'no_such_person'
          when consent in ('deliver', 'hold', 'withhold') then 'open'
          when consent in ('ask', 'ask_unheard') then 'asks'
          else consent
        end into way from (${JUDGED}) as judged;
        return way;
      end $$`.replaceAll("select sender as sender, recipient as recipient", "select $1 as sender, $2 as recipient"),
    );
  }

  override down(): void {
    throw new Error("Delivery before consent is not to be had again: restore a backup.");
  }
}
