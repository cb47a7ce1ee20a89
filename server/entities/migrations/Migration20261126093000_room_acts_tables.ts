import { Migration } from "@mikro-orm/migrations";

/** What the staff did to group hugs. */
export class Migration20261126093000_room_acts_tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "room_acts" ("id" uuid not null default gen_random_uuid(), "group_hug_id" uuid not null, "kind" varchar(20) not null, "category" varchar(20) not null, "statement" text not null, "by_id" uuid null, "at" timestamptz not null default current_timestamp, "until" timestamptz null, "lifted_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "room_acts_by_id_index" on "room_acts" ("by_id");`);
    this.addSql(`create index "room_acts_group_hug_id_at_index" on "room_acts" ("group_hug_id", "at");`);
    this.addSql(
      `alter table "room_acts" add constraint "room_acts_group_hug_id_foreign" foreign key ("group_hug_id") references "group_hugs" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "room_acts" add constraint "room_acts_by_id_foreign" foreign key ("by_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "room_acts" add constraint "room_acts_kind_check" check (kind in ('reminder', 'lock', 'slow', 'close'));`,
    );
    this.addSql(`alter table "room_acts" add constraint "room_acts_category_check" check (category ~ '^[a-z_]+$');`);
    this.addSql(`alter table "room_acts" add constraint "room_acts_until_check" check (until > at);`);
    this.addSql(
      `alter table "room_acts" add constraint "room_acts_lifted_check" check (lifted_at is null or kind in ('lock', 'slow'));`,
    );
    this.addSql(`alter table "group_hugs" add "acts" int not null default 0;`);
    this.addSql(`alter table "group_hugs" add constraint "group_hugs_acts_check" check (acts >= 0);`);
  }

  override down(): void {
    this.addSql(`alter table "group_hugs" drop constraint "group_hugs_acts_check";`);
    this.addSql(`alter table "group_hugs" drop column "acts";`);
    this.addSql(`drop table "room_acts";`);
  }
}
