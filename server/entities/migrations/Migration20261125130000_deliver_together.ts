import { Migration } from "@mikro-orm/migrations";

/**
 * The same delivery for many hugs at a time: the whole batch in one statement. Each hug by itself costs a dozen of them,
 * which is what a group commit's batch would wait for.
 */
export class Migration20261125130000_deliver_together extends Migration {
  override up(): void {
    this.addSql(`alter function deliver_hugs(jsonb) rename to deliver_hugs_in_turn`);

    // As deliver_hugs_in_turn, answer for answer. Whether an item may be sent depends on no other item of the batch, so
    // all are judged at once; among those with the same key the first that may be sent is the hug, and it answers the
    // others.
    // The times of a batch count up from the clock, a microsecond each. Where an inbox is ahead of the clock, because that
    // was set back, they go in turn, so that nobody else's inbox is taken ahead with it.
    // Every look-up has an index; a plan made while the tables were small must not read all of them later.
    this.addSql(`
      create function deliver_hugs(batch jsonb)
      returns table (ord int, outcome text, hug_id uuid, sent_at_ms float8, sender_moved boolean, recipient_moved boolean)
      language plpgsql volatile set enable_seqscan = off set jit = off as $$
      #variable_conflict use_column
      declare
        concerned uuid[] := array(
          select distinct (entry ->> side)::uuid
          from jsonb_array_elements(batch) as entries(entry), unnest(array['sender', 'recipient']) as sides(side)
        );
        began timestamptz;
      begin
        perform lock_inbox_heads(concerned);
        began := clock_timestamp();
        if exists (select from inbox_heads where user_id = any(concerned) and last_at >= began) then
          return query select * from deliver_hugs_in_turn(batch);
          return;
        end if;
        return query
        with item as materialized (
          select
            number::int as ord, (entry ->> 'sender')::uuid as sender, (entry ->> 'recipient')::uuid as recipient,
            (entry ->> 'key')::uuid as key, entry ->> 'design' as design, (entry ->> 'has_design')::boolean as has_design,
            nullif(entry ->> 'message', '') as message, entry -> 'customization' as customization,
            (entry ->> 'answers')::uuid as answers
          from jsonb_array_elements(batch) with ordinality as entries(entry, number)
        ),
        judged as materialized (
          select item.*, known.id as known_id, known.sent_at as known_at, known.is_same,
            case
              when sender = recipient then 'no_self_hug'
              when not exists (select from users where id = sender and deleted_at is null)
                or not exists (select from users where id = recipient and deleted_at is null)
                or exists (select from blocks where user_id = sender and other_id = recipient)
                or exists (select from blocks where user_id = recipient and other_id = sender) then 'no_such_person'
              when not has_design then 'no_such_design'
              else 'sent'
            end as verdict
          from item
          left join lateral (
            select id, sent_at, (recipient_id, type, message, hugs.customization)
              is not distinct from (item.recipient, item.design, item.message, item.customization) as is_same
            from hugs where sender_id = item.sender and client_key = item.key limit 1
          ) as known on true
        ),
        placed as materialized (
          select judged.*,
            min(ord) filter (where known_id is null and verdict = 'sent') over (partition by sender, key) as first_ord
          from judged
        ),
        fresh as materialized (
          select ord, sender, recipient, key, design, message, customization,
            gen_random_uuid() as id, began + ord * interval '1 microsecond' as at,
            exists (select from mutes where user_id = recipient and other_id = sender) as is_muted,
            (
              select answered.id from hugs as answered
              where answered.id = placed.answers and answered.sender_id = placed.recipient
                and answered.recipient_id = placed.sender and answered.state = 'delivered'
            ) as answers_id
          from placed where ord = first_ord
        ),
        hug as (
          insert into hugs (id, sender_id, recipient_id, client_key, type, message, customization, answers_id, state, sent_at)
          select id, sender, recipient, key, design, message, customization, answers_id,
            case when is_muted then 'withheld' else 'delivered' end, at
          from fresh order by ord
        ),
        event as materialized (
          select owner, kind, ref, data, at, row_number() over (partition by owner order by ord) as n
          from (
            select sender as owner, 'hug_sent' as kind, id as ref, jsonb_build_object('key', key) as data, at, ord from fresh
            union all
            select recipient, 'hug_received', id, null, at, ord from fresh where not is_muted
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
        ),
        answered as (
          select
            placed.ord, verdict, fresh.ord = placed.ord as is_new, is_muted,
            case when known_id is not null then known_id when fresh.ord <= placed.ord then fresh.id end as id,
            case when known_id is not null then known_at when fresh.ord <= placed.ord then fresh.at end as at,
            case
              when known_id is not null then is_same
              else (fresh.recipient, fresh.design, fresh.message, fresh.customization)
                is not distinct from (placed.recipient, placed.design, placed.message, placed.customization)
            end as is_same
          from placed left join fresh on fresh.ord = placed.first_ord
        )
        select
          ord,
          case when id is null then verdict when is_same then 'sent' else 'key_reused' end,
          case when is_same then id end,
          epoch_ms(case when is_same then at end)::float8,
          coalesce(is_new, false),
          coalesce(is_new and not is_muted, false)
        from answered order by ord;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function deliver_hugs(jsonb)`);
    this.addSql(`alter function deliver_hugs_in_turn(jsonb) rename to deliver_hugs`);
  }
}
