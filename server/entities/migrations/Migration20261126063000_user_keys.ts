import { Migration } from "@mikro-orm/migrations";

/** A key for each user, which seals their texts. */
export class Migration20261126063000_user_keys extends Migration {
  override up(): void {
    this.addSql(
      `create table "user_keys" ("user_id" uuid not null, "version" smallint not null default 1, "master_key" varchar(40) null, "wrapped_key" text null, "created_at" timestamptz not null default current_timestamp, "rewrapped_at" timestamptz null, "shredded_at" timestamptz null, primary key ("user_id"));`,
    );
    this.addSql(`create index "user_keys_master_key_index" on "user_keys" ("master_key");`);
    this.addSql(`create index "user_keys_shredded_at_index" on "user_keys" ("shredded_at");`);
    this.addSql(
      `alter table "user_keys" add constraint "user_keys_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "user_keys" add constraint "user_keys_shredded_check" check ((wrapped_key is null) = (shredded_at is not null) and (wrapped_key is null) = (master_key is null));`,
    );

    // made: [{userId, masterKey, wrappedKey}]. Of two processes that make somebody's first key the first one counts, and
    // both get that one. Whoever is gone gets none. In order of user id, so that two calls never wait for each other.
    this.addSql(`
      create function keep_user_keys(made jsonb) returns setof user_keys language plpgsql volatile as $$
      begin
        insert into user_keys (user_id, master_key, wrapped_key)
        select users.id, key."masterKey", key."wrappedKey"
        from jsonb_to_recordset(made) as key("userId" uuid, "masterKey" text, "wrappedKey" text)
        join users on users.id = key."userId" and users.deleted_at is null
        order by users.id on conflict do nothing;
        return query select * from user_keys
        where user_id in (select ("userId")::uuid from jsonb_to_recordset(made) as key("userId" text));
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function keep_user_keys(jsonb)`);
    this.addSql(`drop table if exists "user_keys" cascade;`);
  }
}
