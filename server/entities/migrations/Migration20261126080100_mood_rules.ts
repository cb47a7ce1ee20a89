import { Migration } from "@mikro-orm/migrations";

const MOST_AHEAD = "interval '5 minutes'";
const KEPT = "interval '30 days'";

/** How moods are written, one change of a person after another. */
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
  }

  override down(): void {
    for (const signature of [
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
  }
}
