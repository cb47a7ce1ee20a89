import { Migration } from "@mikro-orm/migrations";

/** Tables of the second factor, when a session was last proven, and what a passkey or a letter is asked for. */
export class Migration20261126061000_second_factor_tables extends Migration {
  override up(): void {
    this.addSql(
      `create table "sign_in_tickets" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "token_hash" text not null, "expires_at" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`create index "sign_in_tickets_user_id_index" on "sign_in_tickets" ("user_id");`);
    this.addSql(
      `alter table "sign_in_tickets" add constraint "sign_in_tickets_token_hash_unique" unique ("token_hash");`,
    );
    this.addSql(`create index "sign_in_tickets_expires_at_index" on "sign_in_tickets" ("expires_at");`);

    this.addSql(
      `create table "second_factors" ("user_id" uuid not null, "secret" text not null, "confirmed_at" timestamptz null, "last_step" bigint not null default '0', "created_at" timestamptz not null default current_timestamp, primary key ("user_id"));`,
    );

    this.addSql(
      `create table "backup_codes" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "code_hash" text not null, "used_at" timestamptz null, "created_at" timestamptz not null default current_timestamp, primary key ("id"));`,
    );
    this.addSql(`create index "backup_codes_user_id_index" on "backup_codes" ("user_id");`);
    this.addSql(
      `alter table "backup_codes" add constraint "backup_codes_user_code_unique" unique ("user_id", "code_hash");`,
    );

    this.addSql(`alter table "sessions" add "stepped_up_at" timestamptz null;`);

    // Each lives for five minutes; who was asked asks again.
    this.addSql(`delete from "passkey_ceremonies"`);
    this.addSql(`alter table "passkey_ceremonies" add "kind" varchar(20) not null;`);
    this.addSql(
      `alter table "passkey_ceremonies" add constraint "passkey_ceremonies_kind_check" check (kind = 'sign_in' and user_id is null or kind in ('add', 'step_up') and user_id is not null);`,
    );

    this.addSql(`alter table "mail_links" drop constraint "mail_links_kind_check";`);
    this.addSql(
      `alter table "mail_links" add constraint "mail_links_kind_check" check (kind in ('register', 'reset', 'change', 'undo'));`,
    );

    this.addSql(
      `alter table "sign_in_tickets" add constraint "sign_in_tickets_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "second_factors" add constraint "second_factors_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "backup_codes" add constraint "backup_codes_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "sign_in_tickets" cascade;`);
    this.addSql(`drop table if exists "second_factors" cascade;`);
    this.addSql(`drop table if exists "backup_codes" cascade;`);

    this.addSql(`delete from "mail_links" where kind in ('change', 'undo')`);
    this.addSql(`alter table "mail_links" drop constraint "mail_links_kind_check";`);
    this.addSql(
      `alter table "mail_links" add constraint "mail_links_kind_check" check (kind in ('register', 'reset'));`,
    );

    this.addSql(`alter table "passkey_ceremonies" drop constraint "passkey_ceremonies_kind_check";`);
    this.addSql(`alter table "passkey_ceremonies" drop column "kind";`);

    this.addSql(`alter table "sessions" drop column "stepped_up_at";`);
  }
}
