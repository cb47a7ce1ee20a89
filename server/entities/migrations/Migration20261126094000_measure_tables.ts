import { Migration } from "@mikro-orm/migrations";

/** What holds for everybody until its end. */
export class Migration20261126094000_measure_tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "measures" ("id" uuid not null, "kind" varchar(10) not null, "settings" jsonb not null, "begins_at" timestamptz not null, "ends_at" timestamptz not null, "by_id" uuid not null, "lifted_at" timestamptz null, "lifted_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "measures_ends_at_index" on "measures" ("ends_at");`);
    this.addSql(`alter table "measures" add constraint "measures_kind_check" check (kind in ('raid', 'limit'));`);
    this.addSql(`alter table "measures" add constraint "measures_end_check" check (ends_at > begins_at);`);
  }

  override down(): void {
    this.addSql(`drop table if exists "measures" cascade;`);
  }
}
