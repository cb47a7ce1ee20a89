import { Migration } from "@mikro-orm/migrations";

/** Copies of one's data, and erasure with time to undo it. */
export class Migration20261126063100_data_rights extends Migration {
  override up(): void {
    this.addSql(
      `create table "erasures" ("user_id" uuid not null, "asked_at" timestamptz not null default current_timestamp, "due_at" timestamptz not null, primary key ("user_id"));`,
    );

    this.addSql(
      `create table "data_exports" ("id" uuid not null default gen_random_uuid(), "user_id" uuid not null, "percent" smallint not null default 0, "run" int not null default 0, "asked_at" timestamptz not null default current_timestamp, "ready_at" timestamptz null, "expires_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "data_exports" add constraint "data_exports_user_id_unique" unique ("user_id");`);

    this.addSql(
      `create table "data_export_chunks" ("export_id" uuid not null, "number" int not null, "bytes" bytea not null, primary key ("export_id", "number"));`,
    );

    this.addSql(
      `alter table "erasures" add constraint "erasures_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`,
    );

    this.addSql(
      `alter table "data_exports" add constraint "data_exports_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "data_exports" add constraint "data_exports_percent_check" check (percent >= 0 and percent <= 100);`,
    );
    this.addSql(
      `alter table "data_exports" add constraint "data_exports_ready_check" check ((ready_at is null) = (expires_at is null));`,
    );

    this.addSql(
      `alter table "data_export_chunks" add constraint "data_export_chunks_export_id_foreign" foreign key ("export_id") references "data_exports" ("id") on delete cascade;`,
    );

    // One a person. While it is being made asking again changes nothing; one that nobody finished in an hour is given up.
    this.addSql(`
      create function ask_export(owner uuid, given_up interval)
      returns table (id uuid, is_new boolean) language plpgsql volatile as $$
      #variable_conflict use_column
      begin
        perform from users where users.id = owner for update;
        if not found then return; end if;
        return query select id, false from data_exports
        where user_id = owner and ready_at is null and asked_at > clock_timestamp() - given_up;
        if found then return; end if;
        delete from data_exports where user_id = owner;
        return query insert into data_exports (user_id, asked_at) values (owner, clock_timestamp()) returning id, true;
      end $$`);

    // Takes the making over: whoever made it before can write no more. Nothing = it is ready, or was given up.
    this.addSql(`
      create function begin_export(export uuid) returns table (user_id uuid, run int) language plpgsql volatile as $$
      #variable_conflict use_column
      begin
        return query update data_exports set run = run + 1, percent = 0 where id = export and ready_at is null
        returning user_id, run;
        if found then delete from data_export_chunks where export_id = export; end if;
      end $$`);

    // Gone from everybody's sight at once, and out everywhere.
    this.addSql(`
      create function ask_erasure(owner uuid, grace interval) returns timestamptz language plpgsql volatile as $$
      declare due timestamptz;
      begin
        perform from users where id = owner for update;
        if not found then return null; end if;
        select due_at into due from erasures where user_id = owner;
        if due is null then
          perform from users where id = owner and deleted_at is not null;
          if found then return null; end if;
          insert into erasures (user_id, asked_at, due_at) values (owner, clock_timestamp(), clock_timestamp() + grace)
          returning due_at into due;
          update users set deleted_at = clock_timestamp() where id = owner;
        end if;
        delete from sessions where user_id = owner;
        return due;
      end $$`);

    // Whether there was anything to undo.
    this.addSql(`
      create function undo_erasure(owner uuid) returns boolean language plpgsql volatile as $$
      begin
        perform from users where id = owner for update;
        delete from erasures where user_id = owner;
        if not found then return false; end if;
        update users set deleted_at = null where id = owner;
        return true;
      end $$`);
  }

  override down(): void {
    for (const name of [
      "undo_erasure(uuid)",
      "ask_erasure(uuid, interval)",
      "begin_export(uuid)",
      "ask_export(uuid, interval)",
    ])
      this.addSql(`drop function ${name}`);
    for (const table of ["erasures", "data_export_chunks", "data_exports"])
      this.addSql(`drop table "${table}" cascade`);
  }
}
