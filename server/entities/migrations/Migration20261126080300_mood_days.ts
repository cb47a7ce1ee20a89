import { Migration } from "@mikro-orm/migrations";

/** The days of moods, counted whenever moods change. */
export class Migration20261126080300_mood_days extends Migration {
  override up(): void {
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
    this.addSql(`drop index mood_entries_user_id_local_day_index`);
    this.addSql(`drop function count_mood_days(uuid[], date[])`);
  }
}
