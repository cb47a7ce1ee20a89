import { Migration } from "@mikro-orm/migrations";

/** The tables of the entities, as the migration generator wrote them. */
export class Migration20261123222400_tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "hug_designs" ("id" uuid not null default gen_random_uuid(), "slug" varchar(50) not null, "name" varchar(100) not null, "description" text null, "animation_data" jsonb not null, "preview_image" varchar(255) null, "haptic_pattern" jsonb null, "price_minor" int null, "price_currency" varchar(3) null, "is_premium" boolean not null default false, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`alter table "hug_designs" add constraint "hug_designs_slug_unique" unique ("slug");`);
    this.addSql(
      `alter table "hug_designs" add constraint "hug_designs_price_check" check ((price_minor is null) = (price_currency is null) and price_minor >= 0);`,
    );

    this.addSql(
      `create table "rate_limits" ("id" uuid not null default gen_random_uuid(), "key" text not null, "count" int not null, "last_request" bigint not null, primary key ("id"));`,
    );
    this.addSql(`alter table "rate_limits" add constraint "rate_limits_key_unique" unique ("key");`);

    this.addSql(
      `create table "signing_keys" ("id" uuid not null default gen_random_uuid(), "public_key" text not null, "private_key" text not null, "created_at" timestamptz not null default current_timestamp, "expires_at" timestamptz null, "alg" text null, "crv" text null, primary key ("id"));`,
    );

    this.addSql(
      `create table "users" ("id" uuid not null default gen_random_uuid(), "username" varchar(30) not null default 'guest-' || left(replace(gen_random_uuid()::text, '-', ''), 16), "display_name" varchar(100) null, "being" varchar(40) not null default 'ember/plain', "email" varchar(255) null, "email_verified" boolean not null default false, "profile_image" varchar(255) null, "bio" text null, "joined_at" timestamptz not null default current_timestamp, "last_active" timestamptz null, "is_anonymous" boolean not null default false, "status" varchar(20) null, "time_zone" varchar(64) null, "locale" varchar(35) null, "birth_year_band" varchar(20) null, "deleted_at" timestamptz null, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(
      `alter table "users" add constraint "users_status_check" check (status in ('ONLINE', 'AWAY', 'OFFLINE', 'DO_NOT_DISTURB'));`,
    );
    this.addSql(`alter table "users" add constraint "users_username_check" check (username <> '');`);

    this.addSql(
      `create table "touch_settings" ("user_id" uuid not null, "touch_cap" smallint not null default 100, "touch_form" varchar(20) not null default 'touch', "shares_seen" boolean not null default false, "updated_at" timestamptz not null default current_timestamp, primary key ("user_id"));`,
    );
    this.addSql(
      `alter table "touch_settings" add constraint "touch_settings_cap_check" check (touch_cap >= 0 and touch_cap <= 100);`,
    );
    this.addSql(
      `alter table "touch_settings" add constraint "touch_settings_form_check" check (touch_form in ('touch', 'picture', 'sound'));`,
    );

    this.addSql(
      `create table "sessions" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "token" text not null, "expires_at" timestamptz not null, "ip_address" text null, "user_agent" text null, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "sessions_user_id_index" on "sessions" ("user_id");`);
    this.addSql(`alter table "sessions" add constraint "sessions_token_unique" unique ("token");`);
    this.addSql(`create index "sessions_expires_at_index" on "sessions" ("expires_at");`);

    this.addSql(
      `create table "mutes" ("user_id" uuid not null, "other_id" uuid not null, "created_at" timestamptz not null default current_timestamp, primary key ("user_id", "other_id"));`,
    );
    this.addSql(`create index "mutes_other_id_index" on "mutes" ("other_id");`);
    this.addSql(`alter table "mutes" add constraint "mutes_no_self_check" check (user_id <> other_id);`);

    this.addSql(
      `create table "inbox_heads" ("user_id" uuid not null, "last_seq" bigint not null default '0', "last_at" timestamptz not null default '-infinity', primary key ("user_id"));`,
    );

    this.addSql(
      `create table "inbox_events" ("user_id" uuid not null, "seq" bigint not null, "kind" varchar(40) not null, "ref_id" uuid null, "data" jsonb null, "created_at" timestamptz not null default current_timestamp, primary key ("user_id", "seq"));`,
    );
    this.addSql(
      `alter table "inbox_events" add constraint "inbox_events_kind_check" check (kind in ('hug_received', 'hug_sent', 'reaction_received', 'reaction_sent', 'hug_seen', 'hug_seen_by_receiver', 'touch_changed', 'person_muted', 'person_unmuted', 'person_blocked', 'person_unblocked'));`,
    );

    this.addSql(
      `create table "hugs" ("id" uuid not null default gen_random_uuid(), "sender_id" uuid null, "recipient_id" uuid not null, "client_key" uuid not null, "type" varchar(50) not null, "message" text null, "customization" jsonb null, "answers_id" uuid null, "state" varchar(20) not null default 'delivered', "sent_at" timestamptz not null default current_timestamp, "received_at" timestamptz null, "is_read" boolean not null default false, "is_read_shown" boolean not null default false, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "hugs_answers_id_index" on "hugs" ("answers_id");`);
    this.addSql(`create index "hugs_sender_id_sent_at_index" on "hugs" ("sender_id", "sent_at", "id");`);
    this.addSql(`create index "hugs_recipient_id_sent_at_index" on "hugs" ("recipient_id", "sent_at", "id");`);
    this.addSql(`alter table "hugs" add constraint "hugs_client_key_unique" unique ("sender_id", "client_key");`);
    this.addSql(`alter table "hugs" add constraint "hugs_no_self_hug_check" check (sender_id <> recipient_id);`);
    this.addSql(`alter table "hugs" add constraint "hugs_state_check" check (state in ('delivered', 'withheld'));`);

    this.addSql(
      `create table "hug_reactions" ("hug_id" uuid not null, "emoji" varchar(50) not null, "message" text null, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, "shown_emoji" varchar(50) null, "shown_message" text null, "shown_at" timestamptz null, primary key ("hug_id"));`,
    );

    this.addSql(
      `create table "credentials" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "account_id" text not null, "provider_id" varchar(64) not null, "access_token" text null, "refresh_token" text null, "id_token" text null, "access_token_expires_at" timestamptz null, "refresh_token_expires_at" timestamptz null, "scope" text null, "password" text null, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "credentials_user_id_index" on "credentials" ("user_id");`);
    this.addSql(
      `alter table "credentials" add constraint "credentials_provider_unique" unique ("provider_id", "account_id");`,
    );

    this.addSql(
      `create table "blocks" ("user_id" uuid not null, "other_id" uuid not null, "created_at" timestamptz not null default current_timestamp, primary key ("user_id", "other_id"));`,
    );
    this.addSql(`create index "blocks_other_id_index" on "blocks" ("other_id");`);
    this.addSql(`alter table "blocks" add constraint "blocks_no_self_check" check (user_id <> other_id);`);

    this.addSql(
      `create table "verifications" ("id" uuid not null default gen_random_uuid(), "identifier" text not null, "value" text not null, "expires_at" timestamptz not null, "created_at" timestamptz not null default current_timestamp, "updated_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "verifications_identifier_index" on "verifications" ("identifier");`);

    this.addSql(
      `alter table "touch_settings" add constraint "touch_settings_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "sessions" add constraint "sessions_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "mutes" add constraint "mutes_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "mutes" add constraint "mutes_other_id_foreign" foreign key ("other_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "inbox_heads" add constraint "inbox_heads_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "inbox_events" add constraint "inbox_events_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "hugs" add constraint "hugs_sender_id_foreign" foreign key ("sender_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "hugs" add constraint "hugs_recipient_id_foreign" foreign key ("recipient_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "hugs" add constraint "hugs_answers_id_foreign" foreign key ("answers_id") references "hugs" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "hug_reactions" add constraint "hug_reactions_hug_id_foreign" foreign key ("hug_id") references "hugs" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "credentials" add constraint "credentials_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "blocks" add constraint "blocks_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "blocks" add constraint "blocks_other_id_foreign" foreign key ("other_id") references "users" ("id") on update cascade on delete cascade;`,
    );
  }
}
