import { Migration } from "@mikro-orm/migrations";

/** Passkeys: a way in without a mail. */
export class Migration20261126020300_passkeys extends Migration {
  override up(): void {
    this.addSql(`
      create function begin_passkey(owner uuid, asked text) returns uuid language plpgsql volatile as $$
      declare made uuid;
      begin
        delete from passkey_ceremonies where id in (
          select id from passkey_ceremonies where expires_at < now() limit 100 for update skip locked
        );
        insert into passkey_ceremonies (user_id, challenge, expires_at) values (owner, asked, now() + interval '5 minutes')
        returning id into made;
        return made;
      end $$`);

    // Whoever has a passkey can come back: a guest no more.
    this.addSql(`
      create function add_passkey(owner uuid, credential text, key text, uses bigint, reached text, made_on text)
      returns text language plpgsql volatile as $$
      begin
        perform from users where id = owner and deleted_at is null for update;
        if not found then return 'no_such_person'; end if;
        insert into passkeys (user_id, credential_id, public_key, counter, transports, device)
        values (owner, credential, key, uses, reached, made_on) on conflict do nothing;
        if not found then return 'passkey_refused'; end if;
        update users set is_anonymous = false, updated_at = now() where id = owner and is_anonymous;
        return 'ok';
      end $$`);

    // The lock of the person: of two that are removed at once the last one stays.
    this.addSql(`
      create function remove_passkey(owner uuid, target uuid) returns text language plpgsql volatile as $$
      begin
        perform from users where id = owner for update;
        if not exists (select from passkeys where id = target and user_id = owner) then return 'no_such_passkey'; end if;
        if not exists (select from passkeys where user_id = owner and id <> target)
          and not exists (select from credentials where user_id = owner) then return 'last_way_in'; end if;
        delete from passkeys where id = target;
        return 'ok';
      end $$`);
  }

  override down(): void {
    for (const name of [
      "remove_passkey(uuid, uuid)",
      "add_passkey(uuid, text, text, bigint, text, text)",
      "begin_passkey(uuid, text)",
    ])
      this.addSql(`drop function ${name}`);
  }
}
