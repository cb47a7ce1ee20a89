import { Migration } from "@mikro-orm/migrations";

/** Visits to providers, and what a provider's account is known by. */
export class Migration20261126062000_provider_visits extends Migration {
  override up(): void {
    this.addSql(
      `create table "provider_visits" ("state_hash" text not null, "browser_hash" text not null, "provider" varchar(20) not null, "purpose" varchar(20) not null, "user_id" uuid null, "session_id" uuid null, "redirect_uri" text not null, "expires_at" timestamptz not null, primary key ("state_hash"));`,
    );
    this.addSql(`create index "provider_visits_user_id_index" on "provider_visits" ("user_id");`);
    this.addSql(`create index "provider_visits_expires_at_index" on "provider_visits" ("expires_at");`);

    this.addSql(`alter table "credentials" add "mail" varchar(254) null, add "last_used_at" timestamptz null;`);

    this.addSql(
      `alter table "provider_visits" add constraint "provider_visits_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "provider_visits" add constraint "provider_visits_purpose_check" check (purpose in ('sign_in', 'link'));`,
    );
  }

  override down(): void {
    this.addSql(`drop table if exists "provider_visits" cascade;`);
    this.addSql(`alter table "credentials" drop column "mail", drop column "last_used_at";`);
  }
}
