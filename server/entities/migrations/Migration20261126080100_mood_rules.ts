import { Migration } from "@mikro-orm/migrations";

const MOST_AHEAD = "interval '5 minutes'";
const KEPT = "interval '30 days'";

/** How moods are written, one change of a person after another, and how their days are kept. */
export class Migration20261126080100_mood_rules extends Migration {
  override up(): void {
    this.addSql(`
      create function from_ms(ms float8) returns timestamptz language sql immutable as
      $$ select timestamptz 'epoch' + ms * interval '1 millisecond' $$`);

    // From here on until the end of the transaction nobody else changes this person's moods. False: there is nobody.
    this.addSql(`
      create function lock_moods(owner uuid) returns boolean language plpgsql volatile as $$
      begin
        perform lock_inbox_heads(array[owner]);
        return is_here(owner);
      end $$`);

    // All of a mood but its note, as it is written and kept.
    this.addSql(`
      create function mood_fields(entry mood_entries) returns jsonb language sql stable as $$
        select jsonb_build_object(
          'mood', entry.mood, 'intensity', entry.intensity, 'valence', entry.valence, 'arousal', entry.arousal,
          'audience', entry.audience, 'feltAtMs', epoch_ms(entry.felt_at), 'timeZone', entry.time_zone,
          'day', entry.local_day, 'minutes', entry.local_minute,
          'tags', coalesce(
            (select jsonb_agg(tag order by place) from mood_entry_tags where mood_entry_id = entry.id), '[]'))
      $$`);

    this.addSql(`
      create function tag_mood(entry uuid, tags jsonb) returns void language plpgsql volatile as $$
      begin
        delete from mood_entry_tags where mood_entry_id = entry;
        insert into mood_entry_tags (mood_entry_id, tag, place)
        select entry, tag, place - 1 from jsonb_array_elements_text(tags) with ordinality as named (tag, place);
      end $$`);

    // What forbids fields to be written; null = nothing. The lock is held.
    this.addSql(`
      create function refuse_mood(owner uuid, fields jsonb) returns text language sql stable as $$
        select case
          when from_ms((fields->>'feltAtMs')::float8) > wall_now() + ${MOST_AHEAD} then 'bad_time'
          when fields->>'note' is not null and (select is_private from mood_states where user_id = owner)
            then 'notes_stay_here'
        end
      $$`);

    this.addSql(`
      create function insert_mood(owner uuid, fields jsonb, import uuid) returns uuid language plpgsql volatile as $$
      declare entry uuid;
      begin
        insert into mood_entries (
          user_id, client_key, mood, intensity, valence, arousal, note, audience, felt_at, time_zone, local_day, local_minute,
          edited_at, edit_mark, import_id
        )
        values (
          owner, (fields->>'key')::uuid, fields->>'mood', (fields->>'intensity')::float8, (fields->>'valence')::float8,
          (fields->>'arousal')::float8, fields->>'note', fields->>'audience', from_ms((fields->>'feltAtMs')::float8),
          fields->>'timeZone', (fields->>'day')::date, (fields->>'minutes')::smallint, wall_now(), epoch_ms(wall_now()), import
        )
        returning id into entry;
        perform tag_mood(entry, fields->'tags');
        return entry;
      end $$`);

    // 'known': the entry of that key, which may say something else.
    this.addSql(`
      create function add_mood(owner uuid, fields jsonb) returns table (outcome text, entry uuid)
      language plpgsql volatile as $$
      declare known mood_entries%rowtype;
      begin
        if not lock_moods(owner) then
          outcome := 'no_such_person';
        else
          select * into known from mood_entries where user_id = owner and client_key = (fields->>'key')::uuid;
          if found then
            entry := known.id;
            outcome := case when known.deleted_at is null then 'known' else 'no_such_mood' end;
          else
            outcome := coalesce(refuse_mood(owner, fields), 'added');
            if outcome = 'added' then entry := insert_mood(owner, fields, null); end if;
          end if;
        end if;
        return next;
      end $$`);

    // The lock is held.
    this.addSql(`
      create function keep_version(entry mood_entries) returns void language sql volatile as $$
        insert into mood_versions (mood_entry_id, why, revision, content, note, edited_at, edit_mark, created_at)
        values (
          entry.id, 'replaced', entry.revision, mood_fields(entry), entry.note, entry.edited_at, entry.edit_mark, wall_now()
        )
      $$`);

    this.addSql(`
      create function set_mood(entry uuid, fields jsonb, at timestamptz, mark bigint) returns void
      language plpgsql volatile as $$
      begin
        update mood_entries set
          mood = fields->>'mood', intensity = (fields->>'intensity')::float8, valence = (fields->>'valence')::float8,
          arousal = (fields->>'arousal')::float8, note = fields->>'note', audience = fields->>'audience',
          felt_at = from_ms((fields->>'feltAtMs')::float8), time_zone = fields->>'timeZone',
          local_day = (fields->>'day')::date, local_minute = (fields->>'minutes')::smallint,
          revision = revision + 1, edited_at = at, edit_mark = mark, deleted_at = null, updated_at = now()
        where id = entry;
        perform tag_mood(entry, fields->'tags');
      end $$`);

    // Of two changes that did not know each other the later stands (M10); fields null = a deletion.
    this.addSql(`
      create function change_mood(owner uuid, target uuid, fields jsonb, base int, mark bigint) returns text
      language plpgsql volatile as $$
      declare
        standing mood_entries%rowtype;
        made_at timestamptz := least(from_ms(mark), wall_now());
        before text;
      begin
        -- Whose it is not leaves no trace of asking.
        perform from mood_entries where id = target and user_id = owner;
        if not found then return 'no_such_mood'; end if;
        if not lock_moods(owner) then return 'no_such_mood'; end if;
        select * into standing from mood_entries where id = target and user_id = owner
          and (deleted_at is null or deleted_at > wall_now() - ${KEPT});
        if not found then return 'no_such_mood'; end if;
        if standing.edit_mark = mark and standing.revision > base then return 'applied'; end if;
        select why into before from mood_versions where mood_entry_id = target and edit_mark = mark
          and (revision is null or revision > base) limit 1;
        if found then return case before when 'lost' then 'kept_aside' else 'applied' end; end if;
        before := case when fields is not null then refuse_mood(owner, fields) end;
        if before is not null then return before; end if;
        if standing.revision > base and standing.edited_at >= made_at then
          if fields is not null then
            insert into mood_versions (mood_entry_id, why, revision, content, note, edited_at, edit_mark, created_at)
            values (target, 'lost', null, fields - 'note', fields->>'note', made_at, mark, wall_now());
          end if;
          return 'kept_aside';
        end if;
        if fields is not null then
          perform keep_version(standing);
          perform set_mood(target, fields, made_at, mark);
        elsif standing.deleted_at is null then
          update mood_entries
          set deleted_at = wall_now(), revision = revision + 1, edited_at = made_at, edit_mark = mark, updated_at = now()
          where id = target;
        end if;
        return 'applied';
      end $$`);

    this.addSql(`
      create function restore_mood(owner uuid, target uuid, version uuid) returns text language plpgsql volatile as $$
      declare
        standing mood_entries%rowtype;
        wanted mood_versions%rowtype;
        at timestamptz := wall_now();
      begin
        -- Whose it is not leaves no trace of asking.
        perform from mood_entries where id = target and user_id = owner;
        if not found then return 'no_such_mood'; end if;
        if not lock_moods(owner) then return 'no_such_mood'; end if;
        select * into standing from mood_entries where id = target and user_id = owner
          and (deleted_at is null or deleted_at > at - ${KEPT});
        if not found then return 'no_such_mood'; end if;
        if version is null then
          update mood_entries
          set deleted_at = null, revision = revision + 1, edited_at = at, edit_mark = epoch_ms(at), updated_at = now()
          where id = target and deleted_at is not null;
          return 'ok';
        end if;
        select * into wanted from mood_versions
        where id = version and mood_entry_id = target and created_at > at - ${KEPT};
        if not found then return 'no_such_version'; end if;
        if wanted.note is not null and (select is_private from mood_states where user_id = owner) then
          return 'notes_stay_here';
        end if;
        perform keep_version(standing);
        delete from mood_versions where id = version;
        perform set_mood(target, wanted.content || jsonb_build_object('note', wanted.note), at, epoch_ms(at));
        return 'ok';
      end $$`);

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

    // Days anew, from their moods: nothing is added up, so nothing drifts. The lock is held.
    this.addSql(`
      create function count_mood_days(owners uuid[], days date[]) returns void language plpgsql volatile as $$
      begin
        delete from mood_days as old using unnest(owners, days) as changed (user_id, day)
        where old.user_id = changed.user_id and old.day = changed.day and not exists (
          select from mood_entries where user_id = changed.user_id and local_day = changed.day and deleted_at is null
        );
        insert into mood_days as old (user_id, day, entries, valence, arousal, lowest, highest)
        select e.user_id, e.local_day, count(*), avg(valence), avg(arousal), min(valence), max(valence)
        from unnest(owners, days) as changed (user_id, day)
        join mood_entries as e on e.user_id = changed.user_id and e.local_day = changed.day and e.deleted_at is null
        group by e.user_id, e.local_day
        on conflict (user_id, day) do update set
          entries = excluded.entries, valence = excluded.valence, arousal = excluded.arousal, lowest = excluded.lowest,
          highest = excluded.highest;
        insert into mood_states (user_id, changed_at)
        select id, clock_timestamp() from users where id = any(owners) order by id
        on conflict (user_id) do update set changed_at = excluded.changed_at;
      end $$`);
    this.addSql(`create index mood_entries_user_id_local_day_index on mood_entries (user_id, local_day)`);

    for (const [name, event, tables, from] of [
      ["added", "insert", "new table as fresh", "select user_id, local_day from fresh"],
      [
        "changed",
        "update",
        "old table as past new table as fresh",
        "select user_id, local_day from past union select user_id, local_day from fresh",
      ],
      ["removed", "delete", "old table as past", "select user_id, local_day from past where deleted_at is null"],
    ] as const) {
      this.addSql(`
        create function note_moods_${name}() returns trigger language plpgsql as $$
        declare
          owners uuid[];
          days date[];
        begin
          select array_agg(user_id), array_agg(local_day) into owners, days from (${from}) as touched;
          if owners is not null then perform count_mood_days(owners, days); end if;
          return null;
        end $$`);
      this.addSql(`
        create trigger mood_entries_${name} after ${event} on mood_entries referencing ${tables}
        for each statement execute function note_moods_${name}()`);
    }
  }

  override down(): void {
    for (const name of ["added", "changed", "removed"]) {
      this.addSql(`drop trigger mood_entries_${name} on mood_entries`);
      this.addSql(`drop function note_moods_${name}()`);
    }
    for (const signature of [
      "count_mood_days(uuid[], date[])",
      "forget_old_moods(int)",
      "forget_notes(uuid)",
      "choose_moods(uuid, boolean, boolean)",
      "undo_mood_import(uuid, uuid)",
      "import_moods(uuid, uuid, text, jsonb)",
      "restore_mood(uuid, uuid, uuid)",
      "change_mood(uuid, uuid, jsonb, int, bigint)",
      "set_mood(uuid, jsonb, timestamptz, bigint)",
      "keep_version(mood_entries)",
      "add_mood(uuid, jsonb)",
      "insert_mood(uuid, jsonb, uuid)",
      "refuse_mood(uuid, jsonb)",
      "tag_mood(uuid, jsonb)",
      "mood_fields(mood_entries)",
      "lock_moods(uuid)",
      "from_ms(float8)",
    ])
      this.addSql(`drop function ${signature}`);
    this.addSql(`drop index mood_entries_user_id_local_day_index`);
    this.addSql(`drop index mood_entries_deleted_at_index`);
  }
}
