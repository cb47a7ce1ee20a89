import { Migration } from "@mikro-orm/migrations";

/** Consent: what people chose for each other, requests, quiet time, the ledger; and when a hug arrived. */
export class Migration20261126065000_consent_tables extends Migration {
  override up(): void {
    this.addSql(`alter table "inbox_events" drop constraint "inbox_events_kind_check";`);
    this.addSql(
      `alter table "inbox_events" add constraint "inbox_events_kind_check" check (kind in ('hug_received', 'hug_sent', 'reaction_received', 'reaction_sent', 'hug_seen', 'hug_seen_by_receiver', 'touch_changed', 'person_muted', 'person_unmuted', 'person_blocked', 'person_unblocked', 'invited', 'invitation_closed', 'request_received', 'request_closed', 'request_accepted', 'consent_changed', 'person_allowed', 'need_asked', 'need_closed'));`,
    );
    this.addSql(
      `create table "quiet_times" ("user_id" uuid not null, "quiet_from" smallint null, "quiet_until" smallint null, "time_zone" varchar(64) not null default 'UTC', "no_disturb_until" timestamptz null, "updated_at" timestamptz not null default current_timestamp, primary key ("user_id"));`,
    );

    this.addSql(
      `create table "hug_requests" ("id" uuid not null default gen_random_uuid(), "kind" varchar(10) not null, "from_id" uuid not null, "to_id" uuid not null, "hug_id" uuid null, "need_key" uuid null, "message" text null, "created_at" timestamptz not null default current_timestamp, "expires_at" timestamptz not null, "answer" varchar(10) null, "answered_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "hug_requests_pair_index" on "hug_requests" ("from_id", "to_id", "created_at");`);
    this.addSql(`create index "hug_requests_from_index" on "hug_requests" ("from_id", "created_at");`);
    this.addSql(`create index "hug_requests_to_index" on "hug_requests" ("to_id", "created_at");`);
    this.addSql(`alter table "hug_requests" add constraint "hug_requests_hug_id_unique" unique ("hug_id");`);
    this.addSql(
      `alter table "hug_requests" add constraint "hug_requests_need_unique" unique ("from_id", "need_key", "to_id");`,
    );

    this.addSql(
      `create table "consent_ledger" ("id" bigserial primary key, "user_id" uuid not null, "other_id" uuid null, "act" varchar(30) not null, "detail" jsonb null, "at" timestamptz not null default current_timestamp);`,
    );
    this.addSql(`create index "consent_ledger_other_id_index" on "consent_ledger" ("other_id");`);
    this.addSql(`create index "consent_ledger_user_id_index" on "consent_ledger" ("user_id", "id");`);

    this.addSql(
      `create table "consents" ("user_id" uuid not null, "other_id" uuid not null, "allowance" varchar(10) null, "once_until" timestamptz null, "touch_cap" smallint not null default 100, "touch_form" varchar(20) not null default 'touch', "updated_at" timestamptz not null default current_timestamp, primary key ("user_id", "other_id"));`,
    );
    this.addSql(`create index "consents_other_id_index" on "consents" ("other_id");`);

    this.addSql(`drop index "hugs_recipient_id_sent_at_index";`);
    this.addSql(`alter table "hugs" drop constraint "hugs_state_check";`);
    this.addSql(
      `alter table "hugs" add "used_once" boolean not null default false, add "is_quiet" boolean not null default false, add "message_digest" text null, add "arrived_at" timestamptz null;`,
    );
    this.addSql(`update "hugs" set "arrived_at" = "sent_at" where "state" = 'delivered';`);
    this.addSql(`create index "hugs_recipient_id_arrived_at_index" on "hugs" ("recipient_id", "arrived_at", "id");`);
    this.addSql(
      `alter table "hugs" add constraint "hugs_state_check" check (state in ('delivered', 'withheld', 'asking', 'held'));`,
    );

    this.addSql(
      `alter table "quiet_times" add constraint "quiet_times_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "quiet_times" add constraint "quiet_times_both_check" check (num_nulls(quiet_from, quiet_until) <> 1);`,
    );
    this.addSql(
      `alter table "quiet_times" add constraint "quiet_times_from_check" check (quiet_from >= 0 and quiet_from <= 1439);`,
    );
    this.addSql(
      `alter table "quiet_times" add constraint "quiet_times_until_check" check (quiet_until >= 0 and quiet_until <= 1439);`,
    );

    this.addSql(
      `alter table "hug_requests" add constraint "hug_requests_from_id_foreign" foreign key ("from_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "hug_requests" add constraint "hug_requests_to_id_foreign" foreign key ("to_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "hug_requests" add constraint "hug_requests_hug_id_foreign" foreign key ("hug_id") references "hugs" ("id") on delete cascade;`,
    );
    this.addSql(`alter table "hug_requests" add constraint "hug_requests_kind_check" check (kind in ('hug', 'need'));`);
    this.addSql(
      `alter table "hug_requests" add constraint "hug_requests_answer_check" check (answer in ('once', 'always', 'not_now', 'unheard', 'closed'));`,
    );

    this.addSql(
      `alter table "consent_ledger" add constraint "consent_ledger_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "consent_ledger" add constraint "consent_ledger_other_id_foreign" foreign key ("other_id") references "users" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "consents" add constraint "consents_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "consents" add constraint "consents_other_id_foreign" foreign key ("other_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(`alter table "consents" add constraint "consents_no_self_check" check (user_id <> other_id);`);
    this.addSql(
      `alter table "consents" add constraint "consents_allowance_check" check (allowance in ('always', 'ask'));`,
    );
    this.addSql(
      `alter table "consents" add constraint "consents_cap_check" check (touch_cap >= 0 and touch_cap <= 100);`,
    );
    this.addSql(
      `alter table "consents" add constraint "consents_form_check" check (touch_form in ('touch', 'picture', 'sound'));`,
    );
  }

  override down(): void {
    this.addSql(`alter table "inbox_events" drop constraint "inbox_events_kind_check";`);
    this.addSql(`drop table if exists "quiet_times" cascade;`);
    this.addSql(`drop table if exists "hug_requests" cascade;`);
    this.addSql(`drop table if exists "consent_ledger" cascade;`);
    this.addSql(`drop table if exists "consents" cascade;`);

    this.addSql(`update "hugs" set "state" = 'withheld' where "state" in ('asking', 'held');`);
    this.addSql(`drop index "hugs_recipient_id_arrived_at_index";`);
    this.addSql(`alter table "hugs" drop constraint "hugs_state_check";`);
    this.addSql(
      `alter table "hugs" drop column "used_once", drop column "is_quiet", drop column "message_digest", drop column "arrived_at";`,
    );
    this.addSql(`create index "hugs_recipient_id_sent_at_index" on "hugs" ("recipient_id", "sent_at", "id");`);
    this.addSql(`alter table "hugs" add constraint "hugs_state_check" check (state in ('delivered', 'withheld'));`);
  }
}
