import { Migration } from "@mikro-orm/migrations";

/** Answers to requests that create something, so that a repeat gets the first one. */
export class Migration20261126068000_idempotency extends Migration {
  override up(): void {
    this.addSql(
      `create table "idempotency_keys" ("key" text not null, "user_id" uuid null, "body_hash" text not null, "claim" uuid not null, "answer" text null, "started_at" timestamptz not null default current_timestamp, "expires_at" timestamptz not null, primary key ("key"));`,
    );
    this.addSql(`create index "idempotency_keys_user_id_index" on "idempotency_keys" ("user_id");`);
    this.addSql(`create index "idempotency_keys_expires_at_index" on "idempotency_keys" ("expires_at");`);

    this.addSql(
      `alter table "idempotency_keys" add constraint "idempotency_keys_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    // Of many at once one gets the turn. A turn that was not ended is over after a minute.
    this.addSql(`
      create function begin_answer(wanted text, owner uuid, hash text)
      returns table (outcome text, claim_of uuid, kept text) language plpgsql volatile as $$
      declare
        mine uuid := gen_random_uuid();
        held idempotency_keys%rowtype;
      begin
        delete from idempotency_keys where key in (
          select key from idempotency_keys where expires_at <= now() limit 100 for update skip locked
        );
        insert into idempotency_keys as own (key, user_id, body_hash, claim, expires_at)
        values (wanted, owner, hash, mine, now() + interval '24 hours')
        on conflict (key) do update set body_hash = excluded.body_hash, claim = excluded.claim, answer = null,
          started_at = now(), expires_at = excluded.expires_at
        where own.expires_at <= now() or (
          own.answer is null and own.body_hash = excluded.body_hash and own.started_at <= now() - interval '1 minute'
        );
        if found then return query select 'mine', mine, null::text; return; end if;
        select * into held from idempotency_keys where key = wanted;
        if held.body_hash <> hash then return query select 'other_body', null::uuid, null::text;
        elsif held.answer is null then return query select 'in_progress', null::uuid, null::text;
        else return query select 'again', null::uuid, held.answer;
        end if;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop function begin_answer(text, uuid, text)`);
    this.addSql(`drop table if exists "idempotency_keys" cascade;`);
  }
}
