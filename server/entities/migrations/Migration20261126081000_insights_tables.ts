import { Migration } from "@mikro-orm/migrations";

/** What moods tell their people, and everybody together. */
export class Migration20261126081000_insights_tables extends Migration {
  override up(): void {
    this.addSql(`alter table "mood_states" add "changes" bigint not null default 0;`);
    this.addSql(`
      update mood_states set changes = (select count(*) from mood_entries where user_id = mood_states.user_id)`);

    this.addSql(
      `create table "insights" ("user_id" uuid not null, "computed_at" timestamptz not null, "of_changes" bigint not null, "form" smallint not null, "entries" int not null, "data" jsonb not null, primary key ("user_id"));`,
    );
    this.addSql(
      `create table "hidden_suggestions" ("user_id" uuid not null, "suggestion_id" varchar(260) not null, "hidden_at" timestamptz not null default current_timestamp, primary key ("user_id", "suggestion_id"));`,
    );
    this.addSql(
      `create table "shown_suggestions" ("user_id" uuid not null, "day" date not null, "suggestion_id" varchar(260) not null, primary key ("user_id", "day"));`,
    );
    this.addSql(
      `create table "community_weeks" ("week" date not null, "cells" jsonb not null, "released_at" timestamptz not null default current_timestamp, primary key ("week"));`,
    );

    this.addSql(
      `alter table "insights" add constraint "insights_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    for (const table of ["hidden_suggestions", "shown_suggestions"])
      this.addSql(
        `alter table "${table}" add constraint "${table}_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
      );
  }

  override down(): void {
    for (const table of ["insights", "hidden_suggestions", "shown_suggestions", "community_weeks"])
      this.addSql(`drop table if exists "${table}" cascade;`);
    this.addSql(`alter table "mood_states" drop column "changes";`);
  }
}
