import { Migration } from "@mikro-orm/migrations";

/** What people are kept from, what takes a second person, and what is said against it. */
export class Migration20261126092000_restriction_tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "restrictions" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "kind" varchar(20) not null, "category" varchar(20) not null, "statement" text null, "group_hug_id" uuid null, "case_id" uuid null, "begins_at" timestamptz not null default current_timestamp, "ends_at" timestamptz null, "by_id" uuid null, "approved_by_id" uuid null, "undo_until" timestamptz not null, "lifted_at" timestamptz null, "lifted_by_id" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "restrictions_user_id_index" on "restrictions" ("user_id");`);
    this.addSql(`create index "restrictions_group_hug_id_index" on "restrictions" ("group_hug_id");`);
    this.addSql(`create index "restrictions_case_id_index" on "restrictions" ("case_id");`);
    this.addSql(`create index "restrictions_by_id_index" on "restrictions" ("by_id");`);
    this.addSql(`create index "restrictions_approved_by_id_index" on "restrictions" ("approved_by_id");`);
    this.addSql(`create index "restrictions_lifted_by_id_index" on "restrictions" ("lifted_by_id");`);

    this.addSql(
      `create table "approvals" ("id" uuid not null default gen_random_uuid(), "act" varchar(40) not null, "arguments" jsonb not null, "asked_by_id" uuid not null, "asked_as" varchar(20) not null, "about_id" uuid null, "asked_at" timestamptz not null default current_timestamp, "expires_at" timestamptz not null, "answered_by_id" uuid null, "answered_at" timestamptz null, "answer" varchar(10) null, "used_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "approvals_asked_by_id_index" on "approvals" ("asked_by_id");`);
    this.addSql(`create index "approvals_about_id_index" on "approvals" ("about_id");`);
    this.addSql(`create index "approvals_answered_by_id_index" on "approvals" ("answered_by_id");`);
    this.addSql(`create index "approvals_expires_at_index" on "approvals" ("expires_at");`);

    this.addSql(
      `create table "appeals" ("restriction_id" uuid not null, "words" text not null, "state" varchar(20) not null default 'open', "appealed_at" timestamptz not null default current_timestamp, "decided_by_id" uuid null, "decided_at" timestamptz null, "statement" text null, primary key ("restriction_id"));`,
    );
    this.addSql(`create index "appeals_decided_by_id_index" on "appeals" ("decided_by_id");`);
    this.addSql(`create index "appeals_state_index" on "appeals" ("state", "appealed_at");`);

    this.addSql(`alter table "hug_requests" add "is_held" boolean not null default false;`);
    this.addSql(`create index hug_requests_held_index on hug_requests (from_id) where is_held`);

    this.addSql(
      `alter table "restrictions" add constraint "restrictions_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "restrictions" add constraint "restrictions_group_hug_id_foreign" foreign key ("group_hug_id") references "group_hugs" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "restrictions" add constraint "restrictions_by_id_foreign" foreign key ("by_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "restrictions" add constraint "restrictions_approved_by_id_foreign" foreign key ("approved_by_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "restrictions" add constraint "restrictions_lifted_by_id_foreign" foreign key ("lifted_by_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "restrictions" add constraint "restrictions_kind_check" check (kind in ('hold_hugs', 'limit', 'suspend', 'ban', 'mute', 'remove'));`,
    );
    this.addSql(
      `alter table "restrictions" add constraint "restrictions_room_check" check ((kind in ('mute', 'remove')) = (group_hug_id is not null));`,
    );
    this.addSql(`alter table "restrictions" add constraint "restrictions_time_check" check (begins_at < ends_at);`);

    this.addSql(
      `alter table "approvals" add constraint "approvals_asked_by_id_foreign" foreign key ("asked_by_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "approvals" add constraint "approvals_about_id_foreign" foreign key ("about_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "approvals" add constraint "approvals_answered_by_id_foreign" foreign key ("answered_by_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(`alter table "approvals" add constraint "approvals_answer_check" check (answer in ('yes', 'no'));`);
    this.addSql(
      `alter table "approvals" add constraint "approvals_answered_check" check ((answer is null) = (answered_at is null));`,
    );
    this.addSql(
      `alter table "approvals" add constraint "approvals_other_check" check (answered_by_id <> asked_by_id and asked_by_id <> about_id);`,
    );

    this.addSql(
      `alter table "appeals" add constraint "appeals_restriction_id_foreign" foreign key ("restriction_id") references "restrictions" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "appeals" add constraint "appeals_decided_by_id_foreign" foreign key ("decided_by_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "appeals" add constraint "appeals_state_check" check (state in ('open', 'upheld', 'overturned', 'changed'));`,
    );
    this.addSql(
      `alter table "appeals" add constraint "appeals_decided_check" check ((state = 'open') = (decided_at is null));`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "restrictions" cascade;`);
    this.addSql(`drop table if exists "approvals" cascade;`);
    this.addSql(`drop table if exists "appeals" cascade;`);

    this.addSql(`alter table "hug_requests" drop column "is_held";`);
  }
}
