import { Migration } from "@mikro-orm/migrations";

/** "I could use a hug". Taken back it is gone for everybody who was asked, also for who put it away or did not hear it. */
export class Migration20261126065350_consent_needs extends Migration {
  override up(): void {
    // Of a need that was met or put away only what it still allows is taken back; its answer was final.
    this.addSql(`
      create function close_need(asker uuid, asked_key uuid) returns uuid[] language plpgsql volatile as $$
      declare
        asked uuid[] := array(
          select to_id from hug_requests
          where from_id = asker and need_key = asked_key and kind = 'need' and answer is distinct from 'closed'
        );
        moved uuid[] := array[asker];
        closed record;
      begin
        if cardinality(asked) = 0 then
          return asked;
        end if;
        perform lock_inbox_heads(asked || asker);
        update consents set once_until = null, updated_at = wall_now()
        from hug_requests as need
        where need.from_id = asker and need.need_key = asked_key and need.kind = 'need'
          and consents.user_id = asker and consents.other_id = need.to_id and once_until = need.expires_at;
        for closed in
          select id, to_id, answer is null as is_open from hug_requests
          where from_id = asker and need_key = asked_key and kind = 'need' and answer is distinct from 'closed' order by to_id
        loop
          update hug_requests set answer = 'closed', answered_at = wall_now() where id = closed.id;
          continue when not closed.is_open;
          perform add_inbox_event(closed.to_id, 'request_closed', closed.id, null, next_inbox_time(array[closed.to_id]));
          moved := moved || closed.to_id;
        end loop;
        perform add_inbox_event(asker, 'need_closed', null, jsonb_build_object('key', asked_key), next_inbox_time(array[asker]));
        return moved;
      end $$`);

    // people: 1..12. Their next hug needs no request for a day. Of two needs of one person the older one is taken back.
    this.addSql(`
      create function ask_for_hugs(asker uuid, asked_key uuid, people uuid[], words text)
      returns table (outcome text, moved uuid[]) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        circle uuid[] := array(select distinct unnest(people));
        open_key uuid;
        at timestamptz;
        until timestamptz;
      begin
        outcome := 'ok';
        moved := '{}';
        -- What an older need of theirs reaches is locked along, in one order.
        perform lock_inbox_heads(circle || asker || array(
          select to_id from hug_requests where from_id = asker and kind = 'need' and answer is distinct from 'closed'
            and expires_at > wall_now()
        ));
        at := next_inbox_time(circle || asker);
        until := at + interval '1 day';
        if exists (select from hug_requests where from_id = asker and need_key = asked_key) then
          return next;
          return;
        end if;
        if not is_here(asker) or exists (select from unnest(circle) as who(id) where id = asker or not is_here(id) or is_blocked(asker, id)) then
          outcome := 'no_such_person';
        elsif exists (select from unnest(circle) as who(id) where not are_friends(asker, id)) then
          outcome := 'no_friend';
        elsif allows_hugs_from(asker) = 'nobody' then
          outcome := 'hugs_off';
        elsif (
          select count(distinct need_key) >= 3 from hug_requests
          where from_id = asker and kind = 'need' and created_at > at - interval '1 day'
        ) then
          outcome := 'too_many';
        else
          for open_key in
            select distinct need_key from hug_requests
            where from_id = asker and kind = 'need' and answer is distinct from 'closed' and expires_at > at
          loop
            moved := moved || close_need(asker, open_key);
          end loop;
          at := next_inbox_time(circle || asker);
          insert into hug_requests (kind, from_id, to_id, need_key, message, created_at, expires_at, answer)
          select 'need', asker, id, asked_key, nullif(words, ''), at, until,
            case when exists (select from mutes where user_id = id and other_id = asker) then 'unheard' end
          from unnest(circle) as who(id) order by id;
          insert into consents (user_id, other_id, once_until) select asker, id, until from unnest(circle) as who(id)
          on conflict (user_id, other_id) do update set once_until = excluded.once_until, updated_at = at;
          perform add_inbox_event(to_id, 'request_received', id, null, at)
          from hug_requests where from_id = asker and need_key = asked_key and answer is null;
          perform add_inbox_event(asker, 'need_asked', null, jsonb_build_object(
            'key', asked_key, 'people', cardinality(circle), 'expiresAtMs', epoch_ms(until)), at);
          moved := moved || circle || asker;
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    throw new Error("Delivery before consent is not to be had again: restore a backup.");
  }
}
