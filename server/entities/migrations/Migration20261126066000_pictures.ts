import { Migration } from "@mikro-orm/migrations";

/** Profile pictures: each in both sizes, or none. */
export class Migration20261126066000_pictures extends Migration {
  override up(): void {
    this.addSql(
      `create table "pictures" ("user_id" uuid not null, "size" smallint not null, "hash" uuid not null, "bytes" bytea not null, "created_at" timestamptz not null default current_timestamp, primary key ("user_id", "size"));`,
    );

    this.addSql(`alter table "pictures" add constraint "pictures_hash_size_unique" unique ("hash", "size");`);

    this.addSql(
      `alter table "pictures" add constraint "pictures_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(`alter table "pictures" add constraint "pictures_size_check" check (size in (64, 256));`);

    // The row of the user is the lock: of two at once the later one stays, whole.
    this.addSql(`
      create function keep_picture(owner uuid, address uuid, small bytea, large bytea) returns boolean language plpgsql volatile as $$
      begin
        update users set profile_image = address::text, updated_at = now() where id = owner and deleted_at is null;
        if not found then
          return false;
        end if;
        delete from pictures where user_id = owner;
        insert into pictures (user_id, size, hash, bytes) values (owner, 64, address, small), (owner, 256, address, large);
        return true;
      end $$`);

    this.addSql(`
      create function drop_picture(owner uuid) returns void language plpgsql volatile as $$
      begin
        update users set profile_image = null, updated_at = now() where id = owner and profile_image is not null;
        delete from pictures where user_id = owner;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function drop_picture(uuid)`);
    this.addSql(`drop function keep_picture(uuid, uuid, bytea, bytea)`);
    this.addSql(`drop table if exists "pictures" cascade;`);
  }
}
