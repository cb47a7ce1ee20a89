import { Migration } from "@mikro-orm/migrations";

/**
 * Since when somebody is counted with everybody: nothing that they felt before is. Of those who agreed already it is not
 * known, so it is from now on.
 */
export class Migration20261127040000_community_since extends Migration {
  override up(): void {
    this.addSql(`alter table "mood_states" add "community_since" timestamptz null;`);
    this.addSql(`update mood_states set community_since = wall_now() where is_in_community`);
    this.addSql(
      `alter table "mood_states" add constraint "mood_states_community_check" check (is_in_community = (community_since is not null));`,
    );
    // Whatever sets the choice. Saying yes again, as a choice of the other setting does, moves nothing.
    this.addSql(`
      create function note_community() returns trigger language plpgsql as $$
      begin
        new.community_since := case when new.is_in_community then coalesce(new.community_since, wall_now()) end;
        return new;
      end $$`);
    this.addSql(`
      create trigger mood_states_community before insert or update of is_in_community on mood_states
      for each row execute function note_community()`);
  }

  override down(): void {
    this.addSql(`drop trigger mood_states_community on mood_states`);
    this.addSql(`drop function note_community()`);
    this.addSql(`alter table "mood_states" drop constraint "mood_states_community_check";`);
    this.addSql(`alter table "mood_states" drop column "community_since";`);
  }
}
