import { Migration } from "@mikro-orm/migrations";

/** What people do about consent. Each takes the locks of the inboxes concerned, so that it and a hug have an order. */
export class Migration20261126065300_consent_acts extends Migration {
  override up(): void {
    // What waits from one person to another waits no more; its sender sees no difference. The caller holds both locks.
    this.addSql(`
      create function close_requests(asker uuid, owner uuid, how text) returns void language plpgsql volatile as $$
      declare
        one record;
        at timestamptz;
      begin
        for one in
          select id, hug_id from hug_requests where from_id = asker and to_id = owner and answer is null order by created_at, id
        loop
          at := next_inbox_time(array[owner]);
          update hug_requests set answer = how, answered_at = at where id = one.id;
          update hugs set state = 'withheld' where id = one.hug_id and state = 'asking';
          perform add_inbox_event(owner, 'request_closed', one.id, null, at);
        end loop;
      end $$`);

    for (const [word, past, table] of [
      ["mute", "muted", "mutes"],
      ["block", "blocked", "blocks"],
    ] as const) {
      // Idempotent; an unchanged one takes no number. Somebody who is gone can be kept away too.
      this.addSql(`
        create or replace function set_${word}(owner uuid, target uuid, is_on boolean)
        returns table (outcome text, has_changed boolean) language plpgsql volatile as $$
        declare changed int;
        begin
          outcome := 'ok';
          has_changed := false;
          perform lock_inbox_heads(array[owner, target]);
          if owner = target or not is_here(owner) or not exists (select from users where id = target) then
            outcome := 'no_such_person';
          else
            if is_on then
              insert into ${table} (user_id, other_id) values (owner, target) on conflict do nothing;
            else
              delete from ${table} where user_id = owner and other_id = target;
            end if;
            get diagnostics changed = row_count;
            has_changed := changed > 0;
            if has_changed then
              perform add_inbox_event(
                owner, case when is_on then 'person_${past}' else 'person_un${past}' end, target, null, next_inbox_time(array[owner])
              );
              if is_on then
                perform close_requests(target, owner, '${word === "mute" ? "unheard" : "closed"}');
                ${
                  word === "mute"
                    ? ""
                    : `perform close_requests(owner, target, 'closed');
                delete from consents where (user_id, other_id) in ((owner, target), (target, owner));`
                }
              end if;
            end if;
          end if;
          return next;
        end $$`);
    }

    // Held hugs whose time has come: of one person, or of everybody whose time is quiet no more.
    this.addSql(`
      create function release_held_hugs(only_for uuid, most int) returns uuid[] language plpgsql volatile as $$
      declare
        owner uuid;
        hug record;
        at timestamptz;
        moved uuid[] := '{}';
      begin
        for owner in
          select distinct recipient_id from hugs where state = 'held' and (only_for is null or recipient_id = only_for)
          order by recipient_id
        loop
          continue when is_quiet_for(owner, wall_now());
          exit when cardinality(moved) >= most;
          perform lock_inbox_heads(array[owner]);
          continue when is_quiet_for(owner, wall_now());
          for hug in
            select id, sender_id, used_once from hugs where recipient_id = owner and state = 'held' order by sent_at, id
          loop
            if hug.sender_id is null or is_blocked(owner, hug.sender_id)
              or exists (select from mutes where user_id = owner and other_id = hug.sender_id)
              or allows_hugs_from(owner) = 'nobody'
              or not (hug.used_once or lets_in(owner, hug.sender_id))
            then
              update hugs set state = 'withheld' where id = hug.id;
            else
              at := next_inbox_time(array[owner]);
              update hugs set state = 'delivered', is_quiet = true, arrived_at = at where id = hug.id;
              perform add_inbox_event(owner, 'hug_received', hug.id, null, at);
              moved := moved || owner;
            end if;
          end loop;
        end loop;
        return moved;
      end $$`);

    this.addSql(`
      create function answer_request(owner uuid, target uuid, said text)
      returns table (outcome text, moved uuid[]) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        asked hug_requests%rowtype;
        at timestamptz;
      begin
        outcome := 'no_such_request';
        moved := '{}';
        select * into asked from hug_requests where id = target and to_id = owner;
        perform lock_inbox_heads(array[owner, asked.from_id]);
        select * into asked from hug_requests where id = target and to_id = owner;
        at := next_inbox_time(array[owner, asked.from_id]);
        if asked.answer = said then
          outcome := 'ok';
        elsif asked.id is not null and asked.answer is null and asked.expires_at > at
          and is_here(owner) and is_here(asked.from_id) and (asked.kind = 'hug' or said = 'not_now')
        then
          outcome := 'ok';
          moved := array[owner];
          update hug_requests set answer = said, answered_at = at where id = target;
          perform add_inbox_event(owner, 'request_closed', target, null, at);
          if said = 'not_now' then
            update hugs set state = 'withheld' where id = asked.hug_id and state = 'asking';
          else
            if said = 'always' then
              insert into consents (user_id, other_id, allowance) values (owner, asked.from_id, 'always')
              on conflict (user_id, other_id) do update set allowance = 'always', updated_at = at;
            end if;
            at := at + interval '1 microsecond';
            update hugs set state = 'delivered', arrived_at = at, is_quiet = is_quiet_for(owner, at)
            where id = asked.hug_id and state = 'asking';
            perform add_inbox_event(owner, 'hug_received', asked.hug_id, null, at);
            perform add_inbox_event(asked.from_id, 'request_accepted', asked.hug_id, null, at);
            moved := moved || asked.from_id;
          end if;
        end if;
        return next;
      end $$`);

    // A person of their own choice; null: nothing special.
    this.addSql(`
      create function set_person_consent(owner uuid, target uuid, allows text, cap int, form text)
      returns table (outcome text, has_changed boolean) language plpgsql volatile as $$
      #variable_conflict use_column
      begin
        outcome := 'ok';
        has_changed := false;
        perform lock_inbox_heads(array[owner, target]);
        if owner = target or not is_here(owner) or not is_here(target) or is_blocked(owner, target) then
          outcome := 'no_such_person';
        elsif (allows, cap, form) is distinct from (
          select (max(allowance), coalesce(max(touch_cap), 100)::int, coalesce(max(touch_form), 'touch'))
          from consents where user_id = owner and other_id = target
        ) then
          has_changed := true;
          insert into consents (user_id, other_id, allowance, touch_cap, touch_form) values (owner, target, allows, cap, form)
          on conflict (user_id, other_id) do update set
            allowance = excluded.allowance, touch_cap = excluded.touch_cap, touch_form = excluded.touch_form, updated_at = wall_now();
          perform add_inbox_event(owner, 'person_allowed', target, jsonb_build_object(
            'userId', target, 'allowance', allows, 'touchCap', cap, 'touchForm', form), next_inbox_time(array[owner]));
        end if;
        return next;
      end $$`);

    // Whoever changes it, and by whichever way: under the lock, with a number in the inbox. Nobody: what waits is closed.
    this.addSql(`
      create function note_allow_hugs_from() returns trigger language plpgsql as $$
      declare asker uuid;
      begin
        if tg_op = 'UPDATE' and new.allow_hugs_from = old.allow_hugs_from
          or tg_op = 'INSERT' and new.allow_hugs_from = 'friends' then
          return null;
        end if;
        perform lock_inbox_heads(array[new.user_id]);
        perform add_inbox_event(
          new.user_id, 'consent_changed', null, consent_settings(new.user_id), next_inbox_time(array[new.user_id])
        );
        if new.allow_hugs_from = 'nobody' then
          for asker in select distinct from_id from hug_requests where to_id = new.user_id and kind = 'hug' and answer is null loop
            perform close_requests(asker, new.user_id, 'closed');
          end loop;
        end if;
        return null;
      end $$`);
    this.addSql(`
      create trigger privacy_settings_allow_hugs_from after insert or update on privacy_settings
      for each row execute function note_allow_hugs_from()`);

    this.addSql(`
      create function set_consent(owner uuid, allows text, quiet_since int, quiet_to int, zone text, no_disturb_ms float8)
      returns table (outcome text, has_changed boolean) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        no_disturb timestamptz := timestamptz 'epoch' + no_disturb_ms * interval '1 millisecond';
      begin
        outcome := 'ok';
        has_changed := false;
        begin
          perform wall_now() at time zone zone;
        exception when invalid_parameter_value then
          outcome := 'bad_message';
          return next;
          return;
        end;
        perform lock_inbox_heads(array[owner]);
        if not is_here(owner) then
          outcome := 'no_such_person';
        else
          if (quiet_since, quiet_to, zone, no_disturb) is distinct from (
            select (max(quiet_from)::int, max(quiet_until)::int, coalesce(max(time_zone), 'UTC'), max(no_disturb_until))
            from quiet_times where user_id = owner
          ) then
            has_changed := true;
            insert into quiet_times (user_id, quiet_from, quiet_until, time_zone, no_disturb_until)
            values (owner, quiet_since, quiet_to, zone, no_disturb)
            on conflict (user_id) do update set
              quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, time_zone = excluded.time_zone,
              no_disturb_until = excluded.no_disturb_until, updated_at = wall_now();
          end if;
          if allows <> allows_hugs_from(owner) then
            has_changed := true;
            insert into privacy_settings (user_id, allow_hugs_from) values (owner, allows)
            on conflict (user_id) do update set allow_hugs_from = excluded.allow_hugs_from, updated_at = wall_now();
          elsif has_changed then
            perform add_inbox_event(owner, 'consent_changed', null, consent_settings(owner), next_inbox_time(array[owner]));
          end if;
          if has_changed then
            perform release_held_hugs(owner, 1);
          end if;
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    throw new Error("Delivery before consent is not to be had again: restore a backup.");
  }
}
