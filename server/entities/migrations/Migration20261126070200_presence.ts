import { Migration } from "@mikro-orm/migrations";

/** Who is here, in a table of its own: it changes far more often than who somebody is. */
export class Migration20261126070200_presence extends Migration {
  override up(): void {
    this.addSql(
      `create table "presences" ("user_id" uuid not null, "is_away" boolean not null, "seen_at" timestamptz not null, "writer" bigint not null, primary key ("user_id"));`,
    );
    this.addSql(
      `alter table "presences" add constraint "presences_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(`alter table "users" drop constraint "users_status_check";`);
    this.addSql(`alter table "users" drop column "status";`);

    this.addSql(`create sequence presence_writers`);
  }

  override down(): void {
    this.addSql(`drop sequence presence_writers`);
    this.addSql(`drop table if exists "presences" cascade;`);
    this.addSql(`alter table "users" add "status" varchar(20) null;`);
    this.addSql(
      `alter table "users" add constraint "users_status_check" check (status in ('ONLINE', 'AWAY', 'OFFLINE', 'DO_NOT_DISTURB'));`,
    );
  }
}
