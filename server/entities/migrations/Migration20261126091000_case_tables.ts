import { Migration } from "@mikro-orm/migrations";

/** What people report, and the cases that it comes to. */
export class Migration20261126091000_case_tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "cases" ("id" uuid not null default gen_random_uuid(), "kind" varchar(10) not null, "subject_id" uuid null, "group_hug_id" uuid null, "severity" smallint not null, "category" varchar(20) not null, "state" varchar(10) not null default 'open', "reports" int not null default 0, "opened_at" timestamptz not null default current_timestamp, "due_at" timestamptz not null, "claimed_by_id" uuid null, "acted_at" timestamptz null, "decided_by_id" uuid null, "decided_at" timestamptz null, "decision" varchar(20) null, "statement" varchar(30) null, "words" text null, "restrictions" jsonb not null default '[]', primary key ("id"));`,
    );
    this.addSql(`create index "cases_subject_id_index" on "cases" ("subject_id");`);
    this.addSql(`create index "cases_group_hug_id_index" on "cases" ("group_hug_id");`);
    this.addSql(`create index "cases_claimed_by_id_index" on "cases" ("claimed_by_id");`);
    this.addSql(`create index "cases_decided_by_id_index" on "cases" ("decided_by_id");`);
    this.addSql(`create index "cases_queue_index" on "cases" ("state", "severity", "due_at", "id");`);
    this.addSql(`create index "cases_decided_at_index" on "cases" ("decided_at");`);
    this.addSql(
      `create table "reports" ("id" uuid not null default gen_random_uuid(), "reporter_id" uuid null, "client_key" uuid not null, "case_id" uuid not null, "subject" varchar(10) not null, "subject_ref" uuid not null, "category" varchar(20) not null, "words" text null, "snapshot" jsonb null, "created_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "reports_case_id_index" on "reports" ("case_id");`);
    this.addSql(
      `create index "reports_reporter_id_created_at_index" on "reports" ("reporter_id", "created_at", "id");`,
    );
    this.addSql(`create index "reports_created_at_index" on "reports" ("created_at");`);
    this.addSql(
      `alter table "reports" add constraint "reports_client_key_unique" unique ("reporter_id", "client_key");`,
    );
    this.addSql(
      `create table "case_reveals" ("id" uuid not null default gen_random_uuid(), "case_id" uuid not null, "moderator_id" uuid null, "reason" text null, "created_at" timestamptz not null default current_timestamp, "until_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "case_reveals_case_id_index" on "case_reveals" ("case_id");`);
    this.addSql(`create index "case_reveals_moderator_id_index" on "case_reveals" ("moderator_id");`);
    this.addSql(
      `create table "case_notes" ("id" uuid not null default gen_random_uuid(), "case_id" uuid not null, "author_id" uuid null, "words" text null, "created_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "case_notes_case_id_index" on "case_notes" ("case_id");`);
    this.addSql(`create index "case_notes_author_id_index" on "case_notes" ("author_id");`);
    this.addSql(
      `create table "case_links" ("case_id" uuid not null, "other_id" uuid not null, "created_at" timestamptz not null default current_timestamp, primary key ("case_id", "other_id"));`,
    );
    this.addSql(`create index "case_links_other_id_index" on "case_links" ("other_id");`);
    this.addSql(`alter table "notifications" drop constraint "notifications_kind_check";`);
    this.addSql(
      `alter table "notifications" add constraint "notifications_kind_check" check (kind in ('followed_you', 'became_friends', 'invitation_used', 'reaction', 'request_accepted', 'group_invitation', 'report_decided'));`,
    );
    this.addSql(
      `alter table "cases" add constraint "cases_subject_id_foreign" foreign key ("subject_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "cases" add constraint "cases_group_hug_id_foreign" foreign key ("group_hug_id") references "group_hugs" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "cases" add constraint "cases_claimed_by_id_foreign" foreign key ("claimed_by_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "cases" add constraint "cases_decided_by_id_foreign" foreign key ("decided_by_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(`alter table "cases" add constraint "cases_kind_check" check (kind in ('person', 'room'));`);
    this.addSql(`alter table "cases" add constraint "cases_severity_check" check (severity >= 0 and severity <= 2);`);
    this.addSql(
      `alter table "cases" add constraint "cases_category_check" check (category in ('self_harm', 'minor', 'threat', 'sexual', 'hate', 'harassment', 'impersonation', 'spam', 'other'));`,
    );
    this.addSql(
      `alter table "cases" add constraint "cases_state_check" check (state in ('open', 'decided', 'closed'));`,
    );
    this.addSql(
      `alter table "cases" add constraint "cases_decision_check" check (decision in ('no_breach', 'reminded', 'restricted'));`,
    );
    this.addSql(
      `alter table "cases" add constraint "cases_decided_check" check ((state = 'decided') = (decided_at is not null) and (decision is null) = (decided_at is null) and (statement is null) = (decided_at is null));`,
    );
    this.addSql(
      `alter table "cases" add constraint "cases_claim_check" check ((claimed_by_id is null or acted_at is not null) and (state = 'open' or claimed_by_id is null));`,
    );
    this.addSql(
      `alter table "reports" add constraint "reports_reporter_id_foreign" foreign key ("reporter_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "reports" add constraint "reports_case_id_foreign" foreign key ("case_id") references "cases" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "reports" add constraint "reports_subject_check" check (subject in ('hug', 'profile', 'message', 'room'));`,
    );
    this.addSql(
      `alter table "reports" add constraint "reports_category_check" check (category in ('self_harm', 'minor', 'threat', 'sexual', 'hate', 'harassment', 'impersonation', 'spam', 'other'));`,
    );
    this.addSql(
      `alter table "case_reveals" add constraint "case_reveals_case_id_foreign" foreign key ("case_id") references "cases" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "case_reveals" add constraint "case_reveals_moderator_id_foreign" foreign key ("moderator_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "case_notes" add constraint "case_notes_case_id_foreign" foreign key ("case_id") references "cases" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "case_notes" add constraint "case_notes_author_id_foreign" foreign key ("author_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "case_links" add constraint "case_links_case_id_foreign" foreign key ("case_id") references "cases" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "case_links" add constraint "case_links_other_id_foreign" foreign key ("other_id") references "cases" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(`alter table "case_links" add constraint "case_links_order_check" check (case_id < other_id);`);

    // Of each person and room there is one open case at most.
    this.addSql(
      `create unique index cases_person_unique on cases (subject_id) where state = 'open' and kind = 'person';`,
    );
    this.addSql(
      `create unique index cases_room_unique on cases (group_hug_id) where state = 'open' and kind = 'room';`,
    );
  }

  override down(): void {
    for (const table of ["case_links", "case_notes", "case_reveals", "reports", "cases"])
      this.addSql(`drop table if exists "${table}" cascade;`);
    this.addSql(`delete from "notifications" where "kind" = 'report_decided';`);
    this.addSql(`alter table "notifications" drop constraint "notifications_kind_check";`);
    this.addSql(
      `alter table "notifications" add constraint "notifications_kind_check" check (kind in ('followed_you', 'became_friends', 'invitation_used', 'reaction', 'request_accepted', 'group_invitation'));`,
    );
  }
}
