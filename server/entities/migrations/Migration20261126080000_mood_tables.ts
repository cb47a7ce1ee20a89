import { Migration } from "@mikro-orm/migrations";

/** Moods, and what is kept about them. Nobody had any: those who never thought of it share them with nobody from now on. */
export class Migration20261126080000_mood_tables extends Migration {
  override up(): void {
    this.addSql(`
      create function is_unit(value float8) returns boolean language sql immutable as $$ select value between 0 and 1 $$`);
    this.addSql(
      `create table "mood_states" ("user_id" uuid not null, "is_private" boolean not null default false, "is_in_community" boolean not null default false, "changed_at" timestamptz not null default '-infinity', primary key ("user_id"));`,
    );

    this.addSql(
      `create table "mood_imports" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "client_key" uuid not null, "name" varchar(200) not null, "created_at" timestamptz not null default current_timestamp, "undone_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "mood_imports" add constraint "mood_imports_client_key_unique" unique ("user_id", "client_key");`,
    );

    this.addSql(
      `create table "mood_entries" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "client_key" uuid not null, "mood" varchar(200) not null, "intensity" double precision not null, "valence" double precision not null, "arousal" double precision not null, "note" text null, "audience" varchar(20) not null, "felt_at" timestamptz not null, "time_zone" varchar(64) not null, "local_day" date not null, "local_minute" smallint not null, "revision" int not null default 1, "edited_at" timestamptz not null, "edit_mark" bigint not null, "import_id" uuid null, "deleted_at" timestamptz null, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "mood_entries_import_id_index" on "mood_entries" ("import_id");`);
    this.addSql(`create index "mood_entries_user_id_felt_at_index" on "mood_entries" ("user_id", "felt_at", "id");`);
    this.addSql(
      `alter table "mood_entries" add constraint "mood_entries_client_key_unique" unique ("user_id", "client_key");`,
    );

    this.addSql(
      `create table "mood_versions" ("id" uuid not null default gen_random_uuid(), "mood_entry_id" uuid not null, "why" varchar(20) not null, "revision" int null, "content" jsonb not null, "note" text null, "edited_at" timestamptz not null, "edit_mark" bigint not null, "created_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "mood_versions_mood_entry_id_index" on "mood_versions" ("mood_entry_id");`);
    this.addSql(`create index "mood_versions_created_at_index" on "mood_versions" ("created_at");`);

    this.addSql(
      `create table "mood_entry_tags" ("mood_entry_id" uuid not null, "tag" varchar(200) not null, "place" smallint not null, primary key ("mood_entry_id", "tag"));`,
    );

    this.addSql(
      `create table "mood_days" ("user_id" uuid not null, "day" date not null, "entries" int not null, "valence" double precision not null, "arousal" double precision not null, "lowest" double precision not null, "highest" double precision not null, primary key ("user_id", "day"));`,
    );

    this.addSql(`alter table "privacy_settings" alter column "share_mode" set default 'nobody';`);
    this.addSql(`update privacy_settings set share_mode = 'nobody'`);
    // Rows come in the order of their time: a small index serves whoever looks for a time in all of them.
    this.addSql(`create index mood_entries_created_at_index on mood_entries using brin (created_at)`);

    this.addSql(
      `alter table "mood_states" add constraint "mood_states_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "mood_imports" add constraint "mood_imports_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "mood_entries" add constraint "mood_entries_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "mood_entries" add constraint "mood_entries_import_id_foreign" foreign key ("import_id") references "mood_imports" ("id") on delete set null;`,
    );
    this.addSql(`alter table "mood_entries" add constraint "mood_entries_intensity_check" check (is_unit(intensity));`);
    this.addSql(`alter table "mood_entries" add constraint "mood_entries_valence_check" check (is_unit(valence));`);
    this.addSql(`alter table "mood_entries" add constraint "mood_entries_arousal_check" check (is_unit(arousal));`);
    this.addSql(
      `alter table "mood_entries" add constraint "mood_entries_audience_check" check (audience in ('nobody', 'friends', 'followers', 'everyone'));`,
    );
    this.addSql(
      `alter table "mood_entries" add constraint "mood_entries_local_minute_check" check (local_minute >= 0 and local_minute <= 1439);`,
    );

    this.addSql(
      `alter table "mood_versions" add constraint "mood_versions_mood_entry_id_foreign" foreign key ("mood_entry_id") references "mood_entries" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "mood_versions" add constraint "mood_versions_why_check" check (why in ('replaced', 'lost'));`,
    );

    this.addSql(
      `alter table "mood_entry_tags" add constraint "mood_entry_tags_mood_entry_id_foreign" foreign key ("mood_entry_id") references "mood_entries" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "mood_days" add constraint "mood_days_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
  }

  override down(): void {
    this.addSql(`alter table "mood_entries" drop constraint "mood_entries_import_id_foreign";`);
    this.addSql(`alter table "mood_versions" drop constraint "mood_versions_mood_entry_id_foreign";`);
    this.addSql(`alter table "mood_entry_tags" drop constraint "mood_entry_tags_mood_entry_id_foreign";`);

    this.addSql(`drop table if exists "mood_states" cascade;`);
    this.addSql(`drop table if exists "mood_imports" cascade;`);
    this.addSql(`drop table if exists "mood_entries" cascade;`);
    this.addSql(`drop table if exists "mood_versions" cascade;`);
    this.addSql(`drop table if exists "mood_entry_tags" cascade;`);
    this.addSql(`drop table if exists "mood_days" cascade;`);

    this.addSql(`alter table "privacy_settings" alter column "share_mode" set default 'friends';`);
    this.addSql(`drop function is_unit(float8)`);
  }
}
