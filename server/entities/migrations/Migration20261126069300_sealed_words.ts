import { Migration } from "@mikro-orm/migrations";

/** Words that are sealed: where they are kept, and whether a repeat says the same. */
export class Migration20261126069300_sealed_words extends Migration {
  override up(): void {
    this.addSql(`alter table "hug_reactions" add "message_digest" text null;`);

    this.addSql(`drop function react_to_hug(uuid, uuid, text, text)`);
    // new_message is sealed, null = none. A repeat of the reaction that stands gets its time again and writes nothing.
    this.addSql(`
      create function react_to_hug(reader uuid, target uuid, new_emoji text, new_message text, new_digest text)
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
          if (standing.emoji, standing.message_digest) is not distinct from (new_emoji, new_digest) then
            at := standing.updated_at;
          else
            has_changed := true;
            at := next_inbox_time(array[reader, hug.sender_id]);
            shown := case when reaches(reader, hug.sender_id) then at end;
            insert into hug_reactions as old (
              hug_id, emoji, message, message_digest, created_at, updated_at, shown_emoji, shown_message, shown_at
            )
            values (
              target, new_emoji, new_message, new_digest, at, at,
              case when shown is not null then new_emoji end, case when shown is not null then new_message end, shown
            )
            on conflict (hug_id) do update set
              emoji = excluded.emoji, message = excluded.message, message_digest = excluded.message_digest,
              updated_at = at,
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
  }

  override down(): void {
    throw new Error("Words that are sealed are not to be had unsealed: restore a backup.");
  }
}
