import { Migration } from "@mikro-orm/migrations";

/** Tables of ways in: hashed session tokens and those before them, links that were mailed, passkeys, kept limits. */
export class Migration20261126020000_accounts_tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "ended_sessions" ("session_id" uuid not null, "ended_at" timestamptz not null default current_timestamp, primary key ("session_id"));`,
    );
    this.addSql(`create index "ended_sessions_ended_at_index" on "ended_sessions" ("ended_at");`);

    this.addSql(
      `create table "past_tokens" ("token_hash" text not null, "session_id" uuid not null, "created_at" timestamptz not null default current_timestamp, primary key ("token_hash"));`,
    );
    this.addSql(`create index "past_tokens_session_id_index" on "past_tokens" ("session_id");`);

    this.addSql(
      `create table "passkey_ceremonies" ("id" uuid not null default gen_random_uuid(), "user_id" uuid null, "challenge" text not null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "passkey_ceremonies_user_id_index" on "passkey_ceremonies" ("user_id");`);
    this.addSql(`create index "passkey_ceremonies_expires_at_index" on "passkey_ceremonies" ("expires_at");`);

    this.addSql(
      `create table "passkeys" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "credential_id" text not null, "public_key" text not null, "counter" bigint not null default '0', "transports" text not null, "device" text not null, "created_at" timestamptz not null default current_timestamp, "last_used_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "passkeys_user_id_index" on "passkeys" ("user_id");`);
    this.addSql(`alter table "passkeys" add constraint "passkeys_credential_id_unique" unique ("credential_id");`);

    this.addSql(
      `create table "mail_links" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "kind" varchar(20) not null, "token_hash" text not null, "mail" varchar(254) not null, "password" text null, "expires_at" timestamptz not null, "used_at" timestamptz null, "created_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "mail_links_user_id_index" on "mail_links" ("user_id");`);
    this.addSql(`alter table "mail_links" add constraint "mail_links_token_hash_unique" unique ("token_hash");`);
    this.addSql(`create index "mail_links_expires_at_index" on "mail_links" ("expires_at");`);

    // Nothing has been counted in it yet.
    this.addSql(`truncate "rate_limits"`);
    this.addSql(`alter table "rate_limits" drop constraint "rate_limits_key_unique";`);
    this.addSql(`alter table "rate_limits" drop constraint "rate_limits_pkey";`);
    this.addSql(`alter table "rate_limits" drop column "count", drop column "id", drop column "last_request";`);
    this.addSql(
      `alter table "rate_limits" add "tokens" double precision not null, add "at" timestamptz not null default current_timestamp;`,
    );
    this.addSql(`create index "rate_limits_at_index" on "rate_limits" ("at");`);
    this.addSql(`alter table "rate_limits" add primary key ("key");`);

    this.addSql(
      `alter table "sessions" add "previous_token" text null, add "rotated_at" timestamptz not null default current_timestamp, add "confirmed_at" timestamptz null;`,
    );
    this.addSql(`alter table "sessions" add constraint "sessions_previous_token_unique" unique ("previous_token");`);

    this.addSql(
      `alter table "past_tokens" add constraint "past_tokens_session_id_foreign" foreign key ("session_id") references "sessions" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "passkey_ceremonies" add constraint "passkey_ceremonies_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "passkeys" add constraint "passkeys_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "mail_links" add constraint "mail_links_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "mail_links" add constraint "mail_links_kind_check" check (kind in ('register', 'reset'));`,
    );
    this.addSql(
      `alter table "mail_links" add constraint "mail_links_password_check" check (kind = 'register' or password is null);`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "ended_sessions" cascade;`);
    this.addSql(`drop table if exists "past_tokens" cascade;`);
    this.addSql(`drop table if exists "passkey_ceremonies" cascade;`);
    this.addSql(`drop table if exists "passkeys" cascade;`);
    this.addSql(`drop table if exists "mail_links" cascade;`);

    this.addSql(`truncate "rate_limits"`);
    this.addSql(`drop index "rate_limits_at_index";`);
    this.addSql(`alter table "rate_limits" drop constraint "rate_limits_pkey";`);
    this.addSql(`alter table "rate_limits" drop column "tokens", drop column "at";`);
    this.addSql(
      `alter table "rate_limits" add "count" int not null, add "id" uuid not null default gen_random_uuid(), add "last_request" bigint not null;`,
    );
    this.addSql(`alter table "rate_limits" add constraint "rate_limits_key_unique" unique ("key");`);
    this.addSql(`alter table "rate_limits" add primary key ("id");`);

    this.addSql(`alter table "sessions" drop constraint "sessions_previous_token_unique";`);
    this.addSql(
      `alter table "sessions" drop column "previous_token", drop column "rotated_at", drop column "confirmed_at";`,
    );
  }
}
