import { Migration } from "@mikro-orm/migrations";

const HIDDEN_MOST = 500;

/** How often moods change is counted, and what is told of them is kept: nothing older takes the place of something newer. */
export class Migration20261126081100_insights_rules extends Migration {
  override up(): void {
    // Whoever notes that moods changed counts it, too: two changes may have the same time.
    this.addSql(`
      create function count_mood_changes() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          new.changes := old.changes + 1;
        elsif isfinite(new.changed_at) then
          new.changes := greatest(new.changes, 1);
        end if;
        return new;
      end $$`);
    this.addSql(`
      create trigger mood_states_counted before insert or update of changed_at on mood_states
      for each row execute function count_mood_changes()`);

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
    this.addSql(`drop trigger mood_states_counted on mood_states`);
    this.addSql(`drop function count_mood_changes()`);
  }
}
