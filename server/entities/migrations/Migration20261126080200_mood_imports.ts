import { Migration } from "@mikro-orm/migrations";

const KEPT = "interval '30 days'";

/** Files of moods, what somebody chose about their moods, and what is forgotten. */
export class Migration20261126080200_mood_imports extends Migration {
  override up(): void {
    // What is known is left as it is, but comes back if it went with an import.
    this.addSql(`
      create function import_moods(owner uuid, key uuid, file text, items jsonb)
      returns table (outcome text, import uuid, added int) language plpgsql volatile as $$
      declare
        item jsonb;
        known mood_entries%rowtype;
        undone uuid[];
      begin
        added := 0;
        if not lock_moods(owner) then
          outcome := 'no_such_person';
          return next;
          return;
        end if;
        for item in select * from jsonb_array_elements(items) loop
          outcome := refuse_mood(owner, item);
          if outcome is not null then
            return next;
            return;
          end if;
        end loop;
        undone := array(select id from mood_imports where user_id = owner and undone_at is not null);
        insert into mood_imports (user_id, client_key, name, created_at) values (owner, key, file, wall_now())
        on conflict (user_id, client_key) do update set name = mood_imports.name returning id into import;
        for item in select * from jsonb_array_elements(items) loop
          select * into known from mood_entries where user_id = owner and client_key = (item->>'key')::uuid;
          if not found then
            perform insert_mood(owner, item, import);
            added := added + 1;
          elsif known.deleted_at is not null and known.import_id = any(undone) then
            update mood_entries
            set deleted_at = null, import_id = import, revision = revision + 1, edited_at = wall_now(),
              edit_mark = epoch_ms(wall_now()), updated_at = now()
            where id = known.id;
            added := added + 1;
          end if;
        end loop;
        outcome := 'ok';
        return next;
      end $$`);

    // How many went; null = there is no such import that stands.
    this.addSql(`
      create function undo_mood_import(owner uuid, target uuid) returns int language plpgsql volatile as $$
      declare gone int;
      begin
        perform from mood_imports where id = target and user_id = owner;
        if not found then return null; end if;
        if not lock_moods(owner) then return null; end if;
        -- Its key is free: whoever brings the file again, part by part, begins another import.
        update mood_imports set undone_at = wall_now(), client_key = gen_random_uuid()
        where id = target and user_id = owner and undone_at is null;
        if not found then return null; end if;
        update mood_entries
        set deleted_at = wall_now(), revision = revision + 1, edited_at = wall_now(), edit_mark = epoch_ms(wall_now()),
          updated_at = now()
        where import_id = target and deleted_at is null;
        get diagnostics gone = row_count;
        return gone;
      end $$`);

    this.addSql(`
      create function choose_moods(owner uuid, keeps_notes boolean, counts_in boolean) returns boolean
      language plpgsql volatile as $$
      begin
        if not lock_moods(owner) then return false; end if;
        insert into mood_states (user_id, is_private, is_in_community) values (owner, keeps_notes, counts_in)
        on conflict (user_id) do update set is_private = keeps_notes, is_in_community = counts_in;
        return true;
      end $$`);

    // How many moods had a note.
    this.addSql(`
      create function forget_notes(owner uuid) returns int language plpgsql volatile as $$
      declare gone int;
      begin
        if not lock_moods(owner) then return 0; end if;
        update mood_versions set note = null
        where note is not null and mood_entry_id in (select id from mood_entries where user_id = owner);
        update mood_entries set note = null, updated_at = now() where user_id = owner and note is not null;
        get diagnostics gone = row_count;
        return gone;
      end $$`);

    // What can be had back no more. Some at a time.
    this.addSql(`
      create function forget_old_moods(most int) returns int language plpgsql volatile as $$
      declare
        versions int;
        moods int;
      begin
        delete from mood_versions where id in (
          select id from mood_versions where created_at < wall_now() - ${KEPT} limit most for update skip locked
        );
        get diagnostics versions = row_count;
        delete from mood_entries where id in (
          select id from mood_entries where deleted_at < wall_now() - ${KEPT} limit most for update skip locked
        );
        get diagnostics moods = row_count;
        return versions + moods;
      end $$`);
    this.addSql(`create index mood_entries_deleted_at_index on mood_entries (deleted_at) where deleted_at is not null`);
  }

  override down(): void {
    this.addSql(`drop index mood_entries_deleted_at_index`);
    for (const signature of [
      "forget_old_moods(int)",
      "forget_notes(uuid)",
      "choose_moods(uuid, boolean, boolean)",
      "undo_mood_import(uuid, uuid)",
      "import_moods(uuid, uuid, text, jsonb)",
    ])
      this.addSql(`drop function ${signature}`);
  }
}
