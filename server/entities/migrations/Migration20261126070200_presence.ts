import { Migration } from "@mikro-orm/migrations";

/** Who is here, in a table of its own: it changes far more often than who somebody is. */
export class Migration20261126070200_presence extends Migration {
  override up(): void {
    this.addSql(
      `create table "presences" ("user_id" uuid not null, "is_away" boolean not null, "seen_at" timestamptz not null, primary key ("user_id"));`,
    );
    this.addSql(
      `alter table "presences" add constraint "presences_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(`alter table "users" drop constraint "users_status_check";`);
    this.addSql(`alter table "users" drop column "status";`);

    // The lobby says every minute who is in it. One that died says nothing, and so for a while it is believed.
    this.addSql(`
      create function presence_of(person uuid) returns text language sql stable as $$
        select case
          when not exists (
            select from presences where user_id = person and seen_at > wall_now() - interval '150 seconds'
          ) then 'offline'
          when exists (select from quiet_times where user_id = person and no_disturb_until > wall_now())
          then 'do_not_disturb'
          when (select is_away from presences where user_id = person) then 'away'
          else 'online'
        end
      $$`);
  }

  override down(): void {
    this.addSql(`drop function presence_of(uuid)`);
    this.addSql(`drop table if exists "presences" cascade;`);
    this.addSql(`alter table "users" add "status" varchar(20) null;`);
    this.addSql(
      `alter table "users" add constraint "users_status_check" check (status in ('ONLINE', 'AWAY', 'OFFLINE', 'DO_NOT_DISTURB'));`,
    );
  }
}
