import { Migration } from "@mikro-orm/migrations";

type Column = { readonly name: string; readonly value: string };
const FIGURES: readonly Column[] = [
  { name: "entries", value: "count(*)" },
  { name: "valence", value: "avg(valence)" },
  { name: "arousal", value: "avg(arousal)" },
  { name: "lowest", value: "min(valence)" },
  { name: "highest", value: "max(valence)" },
];
const LIVED: readonly Column[] = [
  { name: "first_at", value: "min(felt_at)" },
  { name: "last_at", value: "max(felt_at)" },
];

const counting = (columns: readonly Column[]): string => `
      create or replace function count_mood_days(owners uuid[], days date[]) returns void language plpgsql volatile as $$
      begin
        delete from mood_days as old using unnest(owners, days) as changed (user_id, day)
        where old.user_id = changed.user_id and old.day = changed.day and not exists (
          select from mood_entries where user_id = changed.user_id and local_day = changed.day and deleted_at is null
        );
        insert into mood_days as old (user_id, day, ${columns.map(({ name }) => name).join(", ")})
        select e.user_id, e.local_day, ${columns.map(({ value }) => value).join(", ")}
        from unnest(owners, days) as changed (user_id, day)
        join mood_entries as e on e.user_id = changed.user_id and e.local_day = changed.day and e.deleted_at is null
        group by e.user_id, e.local_day
        on conflict (user_id, day) do update set ${columns.map(({ name }) => `${name} = excluded.${name}`).join(", ")};
        insert into mood_states (user_id, changed_at)
        select id, clock_timestamp() from users where id = any(owners) order by id
        on conflict (user_id) do update set changed_at = excluded.changed_at;
      end $$`;

/** Days know from when to when they were lived, so that a streak knows which days the date line took. */
export class Migration20261127060100_lived_days extends Migration {
  override up(): void {
    this.addSql(`alter table "mood_days" add "first_at" timestamptz null, add "last_at" timestamptz null`);
    this.addSql(`
      update mood_days as d set first_at = e.first_at, last_at = e.last_at
      from (
        select user_id, local_day, min(felt_at) as first_at, max(felt_at) as last_at from mood_entries
        where deleted_at is null group by user_id, local_day
      ) as e
      where d.user_id = e.user_id and d.day = e.local_day`);
    this.addSql(`alter table "mood_days" alter column "first_at" set not null, alter column "last_at" set not null`);
    this.addSql(counting([...FIGURES, ...LIVED]));
  }

  override down(): void {
    this.addSql(counting(FIGURES));
    this.addSql(`alter table "mood_days" drop column "first_at", drop column "last_at"`);
  }
}
