import { Migration } from "@mikro-orm/migrations";

/** What the recipient of a hug does with it. */
export class Migration20261123222700_answer extends Migration {
  override up(): void {
    // no_such_hug: not theirs, or withheld from them. Null = the reader received it.
    this.addSql(`
      create function refuse_receiver(reader uuid, hug hugs) returns text language sql immutable as $$
        select case
          when hug.recipient_id = reader and hug.state = 'delivered' then null
          when hug.sender_id = reader then 'not_the_receiver'
          else 'no_such_hug'
        end
      $$`);

    // Whether what one does reaches the other: nobody gone, muted or blocked. The lock of both heads is held.
    this.addSql(`
      create function reaches(actor uuid, other uuid) returns boolean language sql volatile as $$
        select is_here(other) and not is_blocked(actor, other)
          and not exists (select from mutes where user_id = other and other_id = actor)
      $$`);

    // A repeat of the reaction that stands gets its time again and writes nothing.
    this.addSql(`
      create function react_to_hug(reader uuid, target uuid, new_emoji text, new_message text)
      returns table (outcome text, at_ms float8, has_changed boolean, other uuid) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug hugs%rowtype;
        standing hug_reactions%rowtype;
        at timestamptz;
        shown timestamptz;
      begin
        select * into hug from hugs where id = target;
        outcome := refuse_receiver(reader, hug);
        has_changed := false;
        if outcome is null then
          outcome := 'ok';
          perform lock_inbox_heads(array[reader, hug.sender_id]);
          select * into standing from hug_reactions where hug_id = target;
          if (standing.emoji, standing.message) is not distinct from (new_emoji, nullif(new_message, '')) then
            at := standing.updated_at;
          else
            has_changed := true;
            at := next_inbox_time(array[reader, hug.sender_id]);
            shown := case when reaches(reader, hug.sender_id) then at end;
            insert into hug_reactions as old (hug_id, emoji, message, created_at, updated_at, shown_emoji, shown_message, shown_at)
            values (
              target, new_emoji, nullif(new_message, ''), at, at,
              case when shown is not null then new_emoji end, case when shown is not null then nullif(new_message, '') end, shown
            )
            on conflict (hug_id) do update set
              emoji = excluded.emoji, message = excluded.message, updated_at = at,
              shown_emoji = case when shown is null then old.shown_emoji else excluded.shown_emoji end,
              shown_message = case when shown is null then old.shown_message else excluded.shown_message end,
              shown_at = coalesce(shown, old.shown_at);
            perform add_inbox_event(reader, 'reaction_sent', target, null, at);
            if shown is not null then
              perform add_inbox_event(hug.sender_id, 'reaction_received', target, null, at);
              other := hug.sender_id;
            end if;
          end if;
          at_ms := epoch_ms(at);
        end if;
        return next;
      end $$`);

    this.addSql(`
      create function see_hug(reader uuid, target uuid)
      returns table (outcome text, has_changed boolean, other uuid) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        hug hugs%rowtype;
        at timestamptz;
        is_shown boolean;
      begin
        select * into hug from hugs where id = target;
        outcome := refuse_receiver(reader, hug);
        has_changed := false;
        if outcome is null then
          outcome := 'ok';
          perform lock_inbox_heads(array[reader, hug.sender_id]);
          if exists (select from hugs where id = target and not is_read) then
            has_changed := true;
            at := next_inbox_time(array[reader, hug.sender_id]);
            is_shown := reaches(reader, hug.sender_id)
              and exists (select from touch_settings where user_id = reader and shares_seen);
            update hugs set is_read = true, is_read_shown = is_shown, received_at = at, updated_at = at where id = target;
            perform add_inbox_event(reader, 'hug_seen', target, null, at);
            if is_shown then
              perform add_inbox_event(hug.sender_id, 'hug_seen_by_receiver', target, null, at);
              other := hug.sender_id;
            end if;
          end if;
        end if;
        return next;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function see_hug(uuid, uuid)`);
    this.addSql(`drop function react_to_hug(uuid, uuid, text, text)`);
    this.addSql(`drop function reaches(uuid, uuid)`);
    this.addSql(`drop function refuse_receiver(uuid, hugs)`);
  }
}
