import { Migration } from "@mikro-orm/migrations";

/** Who keeps rooms kind, and what they did. */
export class Migration20261126090000_staff_tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "staff" ("user_id" uuid not null, "role" varchar(20) not null, "since" timestamptz not null default current_timestamp, primary key ("user_id"));`,
    );
    this.addSql(
      `alter table "staff" add constraint "staff_role_check" check (role in ('moderator', 'senior_moderator', 'admin'));`,
    );
    this.addSql(
      `alter table "staff" add constraint "staff_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `create table "staff_sessions" ("session_id" uuid not null, "began_at" timestamptz not null default current_timestamp, "acted_at" timestamptz not null default current_timestamp, primary key ("session_id"));`,
    );
    this.addSql(
      `alter table "staff_sessions" add constraint "staff_sessions_session_id_foreign" foreign key ("session_id") references "sessions" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `create table "audit_entries" ("seq" bigint not null, "at" timestamptz not null, "actor_id" uuid null, "actor_role" varchar(20) not null, "act" varchar(40) not null, "subject_kind" varchar(20) not null, "subject_id" varchar(80) not null, "details" jsonb not null, "previous_hash" varchar(64) not null, "hash" varchar(64) not null, primary key ("seq"));`,
    );
    this.addSql(`create index "audit_entries_actor_id_index" on "audit_entries" ("actor_id");`);
    this.addSql(`create index "audit_entries_subject_id_index" on "audit_entries" ("subject_id");`);
    this.addSql(`alter table "audit_entries" add constraint "audit_entries_seq_check" check (seq > 0);`);
    this.addSql(`alter table "audit_entries" add constraint "audit_entries_act_check" check (act ~ '^[a-z_]+$');`);
    this.addSql(
      `alter table "audit_entries" add constraint "audit_entries_actor_role_check" check (actor_role ~ '^[a-z_]+$');`,
    );
    this.addSql(
      `alter table "audit_entries" add constraint "audit_entries_subject_check" check (subject_kind ~ '^[a-z_]+$' and subject_id ~ '^[a-z0-9:_-]*$');`,
    );
    this.addSql(
      `create table "audit_heads" ("id" smallint not null, "seq" bigint not null, "hash" varchar(64) not null, "at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "audit_heads" add constraint "audit_heads_one_check" check (id = 1);`);
  }

  override down(): void {
    for (const table of ["staff", "staff_sessions", "audit_entries", "audit_heads"])
      this.addSql(`drop table if exists "${table}" cascade;`);
  }
}
