import { Migration } from "@mikro-orm/migrations";

const choosing = (columns: string, values: string, sets: string): string => `
      create or replace function choose_moods(owner uuid, keeps_notes boolean, counts_in boolean) returns boolean
      language plpgsql volatile as $$
      begin
        if not lock_moods(owner) then return false; end if;
        insert into mood_states (user_id, is_private, is_in_community${columns}) values (owner, keeps_notes, counts_in${values})
        on conflict (user_id) do update set is_private = keeps_notes, is_in_community = counts_in${sets};
        return true;
      end $$`;
const forgetting = (more: string): string => `
      create or replace function forget_notes(owner uuid) returns int language plpgsql volatile as $$
      declare gone int;
      begin
        if not lock_moods(owner) then return 0; end if;
        update mood_versions set note = null
        where note is not null and mood_entry_id in (select id from mood_entries where user_id = owner);
        update mood_entries set note = null, updated_at = now() where user_id = owner and note is not null;
        get diagnostics gone = row_count;${more}
        return gone;
      end $$`;

/** A choice about notes is known to a person's other devices, and notes that are forgotten are in no copy of their data. */
export class Migration20261127050000_notes_home extends Migration {
  override up(): void {
    this.addSql(`alter table "mood_states" add column "chosen_at" timestamptz null;`);
    this.addSql(choosing(", chosen_at", ", clock_timestamp()", ", chosen_at = excluded.chosen_at"));
    // A copy that is being made may have read them: it is made anew, and what the one before still writes is refused.
    this.addSql(
      forgetting(`
        update mood_states set chosen_at = clock_timestamp() where user_id = owner;
        delete from data_exports where user_id = owner and ready_at is not null;
        update data_exports set run = run + 1, percent = 0 where user_id = owner;`),
    );
  }

  override down(): void {
    this.addSql(forgetting(""));
    this.addSql(choosing("", "", ""));
    this.addSql(`alter table "mood_states" drop column "chosen_at";`);
  }
}
