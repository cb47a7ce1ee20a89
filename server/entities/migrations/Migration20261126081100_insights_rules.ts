import { Migration } from "@mikro-orm/migrations";

const HIDDEN_MOST = 500;

/** `counting`: what else is noted of whose moods changed. All else is as `Migration20261126080100_mood_rules` has it. */
const countMoodDays = (counting: string): string => `
  create or replace function count_mood_days(owners uuid[], days date[]) returns void language plpgsql volatile as $$
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
    update mood_states set changed_at = clock_timestamp()${counting} where user_id = any(owners);
  end $$`;

/** How often moods change is counted, and what is told of them is kept: nothing older takes the place of something newer. */
export class Migration20261126081100_insights_rules extends Migration {
  override up(): void {
    this.addSql(
      countMoodDays(`,
      changes = changes + (select count(*) from unnest(owners) as owner where owner = mood_states.user_id)`),
    );

    // False: there is nobody, or what is kept knows as much.
    this.addSql(`
      create function keep_insights(owner uuid, seen bigint, written_as int, moods int, told jsonb) returns boolean
      language plpgsql volatile as $$
      begin
        if not lock_moods(owner) then return false; end if;
        insert into insights as known (user_id, computed_at, of_changes, form, entries, data)
        values (owner, wall_now(), seen, written_as, moods, told)
        on conflict (user_id) do update set
          computed_at = excluded.computed_at, of_changes = excluded.of_changes, form = excluded.form,
          entries = excluded.entries, data = excluded.data
        where known.form < excluded.form or (known.form = excluded.form and known.of_changes < excluded.of_changes);
        return found;
      end $$`);

    // 'too_many': one has to be shown again first.
    this.addSql(`
      create function hide_suggestion(owner uuid, suggestion text, is_on boolean) returns text
      language plpgsql volatile as $$
      begin
        if not lock_moods(owner) then return 'no_such_person'; end if;
        if not is_on then
          delete from hidden_suggestions where user_id = owner and suggestion_id = suggestion;
        elsif (
          select count(*) from hidden_suggestions where user_id = owner and suggestion_id <> suggestion
        ) >= ${HIDDEN_MOST} then
          return 'too_many';
        else
          insert into hidden_suggestions (user_id, suggestion_id, hidden_at) values (owner, suggestion, wall_now())
          on conflict do nothing;
        end if;
        return 'ok';
      end $$`);

    // The suggestion of that day: this one, unless there was one already. Null: there is nobody.
    this.addSql(`
      create function show_suggestion(owner uuid, today date, suggestion text) returns text language plpgsql volatile as $$
      begin
        if not lock_moods(owner) then return null; end if;
        delete from shown_suggestions where user_id = owner and day < today - 30;
        insert into shown_suggestions (user_id, day, suggestion_id) values (owner, today, suggestion) on conflict do nothing;
        return (select suggestion_id from shown_suggestions where user_id = owner and day = today);
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function show_suggestion(uuid, date, text)`);
    this.addSql(`drop function hide_suggestion(uuid, text, boolean)`);
    this.addSql(`drop function keep_insights(uuid, bigint, int, int, jsonb)`);
    this.addSql(countMoodDays(""));
  }
}
