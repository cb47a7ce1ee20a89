import { Migration } from "@mikro-orm/migrations";

const KEPT = "interval '30 days'";
const OLD = `deleted_at < wall_now() - ${KEPT}`;

const forgetOld = (which: string): string => `
      create or replace function forget_old_moods(most int) returns int language plpgsql volatile as $$
      declare
        versions int;
        moods int;
      begin
        delete from mood_versions where id in (
          select id from mood_versions where created_at < wall_now() - ${KEPT} limit most for update skip locked
        );
        get diagnostics versions = row_count;
        delete from mood_entries where id in (
          select id from mood_entries where ${which} limit most for update skip locked
        );
        get diagnostics moods = row_count;
        return versions + moods;
      end $$`;

/** What was deleted lately is listed, and goes for good before its days are over when its person says so. */
export class Migration20261127060000_deleted_lately extends Migration {
  override up(): void {
    this.addSql(`
      create index mood_entries_user_id_deleted_at_index on mood_entries (user_id, deleted_at, id)
      where deleted_at is not null`);

    // Nothing of it is left but its key, for as long as a device may say it once more: deleted at the epoch, it is had back by nobody.
    this.addSql(`
      create function forget_mood(owner uuid, target uuid) returns text language plpgsql volatile as $$
      begin
        -- Whose it is not leaves no trace of asking.
        perform from mood_entries where id = target and user_id = owner;
        if not found then return 'no_such_mood'; end if;
        if not lock_moods(owner) then return 'no_such_mood'; end if;
        update mood_entries
        set mood = '', intensity = 0, valence = 0, arousal = 0, note = null, audience = 'nobody', felt_at = 'epoch',
          time_zone = 'UTC', local_day = '1970-01-01', local_minute = 0, import_id = null, deleted_at = 'epoch',
          revision = revision + 1, edited_at = wall_now(), edit_mark = epoch_ms(wall_now()), updated_at = wall_now()
        where id = target and user_id = owner and deleted_at > wall_now() - ${KEPT};
        if not found then return 'no_such_mood'; end if;
        perform tag_mood(target, '[]');
        delete from mood_versions where mood_entry_id = target;
        return 'ok';
      end $$`);

    this.addSql(forgetOld(`${OLD} and (deleted_at > 'epoch' or updated_at < wall_now() - ${KEPT})`));
  }

  override down(): void {
    this.addSql(forgetOld(OLD));
    this.addSql(`drop function forget_mood(uuid, uuid)`);
    this.addSql(`drop index mood_entries_user_id_deleted_at_index`);
  }
}
