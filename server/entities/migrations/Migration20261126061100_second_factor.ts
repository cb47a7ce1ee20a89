import { Migration } from "@mikro-orm/migrations";

const BEGIN_PASSKEY_BODY = (columns: string, values: string): string => `
      declare made uuid;
      begin
        delete from passkey_ceremonies where id in (
          select id from passkey_ceremonies where expires_at < now() limit 100 for update skip locked
        );
        insert into passkey_ceremonies (${columns}, challenge, expires_at) values (${values}, asked, now() + interval '5 minutes')
        returning id into made;
        return made;
      end`;

/** A second factor and its backup codes, sign-ins that wait for a code, and what a passkey is asked for. */
export class Migration20261126061100_second_factor extends Migration {
  override up(): void {
    this.addSql(`drop function begin_passkey(uuid, text)`);
    this.addSql(`
      create function begin_passkey(wanted text, owner uuid, asked text) returns uuid language plpgsql volatile as $$
      ${BEGIN_PASSKEY_BODY("kind, user_id", "wanted, owner")} $$`);

    // One that is being turned on may be begun anew; one that is on stays as it is.
    this.addSql(`
      create function begin_second_factor(owner uuid, sealed text) returns text language plpgsql volatile as $$
      begin
        perform from users where id = owner and deleted_at is null for update;
        if not found then return 'no_such_person'; end if;
        if not exists (select from credentials where user_id = owner and provider_id = 'credential' and password is not null)
          then return 'no_password'; end if;
        insert into second_factors (user_id, secret) values (owner, sealed)
        on conflict (user_id) do update set secret = excluded.secret, created_at = now(), last_step = 0
        where second_factors.confirmed_at is null;
        return case when found then 'ok' else 'second_factor_on' end;
      end $$`);

    // sealed: the secret whose code was shown; it may have been begun anew since.
    this.addSql(`
      create function turn_on_second_factor(owner uuid, sealed text, step bigint, hashes text[])
      returns text language plpgsql volatile as $$
      begin
        update second_factors set confirmed_at = clock_timestamp(), last_step = step
        where user_id = owner and secret = sealed and confirmed_at is null;
        if not found then return 'no_second_factor'; end if;
        return replace_backup_codes(owner, hashes);
      end $$`);

    // Those of before open nothing any more.
    this.addSql(`
      create function replace_backup_codes(owner uuid, hashes text[]) returns text language plpgsql volatile as $$
      begin
        perform from second_factors where user_id = owner and confirmed_at is not null for update;
        if not found then return 'no_second_factor'; end if;
        delete from backup_codes where user_id = owner;
        insert into backup_codes (user_id, code_hash) select owner, unnest(hashes);
        return 'ok';
      end $$`);

    this.addSql(`
      create function turn_off_second_factor(owner uuid) returns text language plpgsql volatile as $$
      begin
        delete from second_factors where user_id = owner and confirmed_at is not null;
        if not found then return 'no_second_factor'; end if;
        delete from backup_codes where user_id = owner;
        delete from sign_in_tickets where user_id = owner;
        return 'ok';
      end $$`);

    // The code of a time step is taken once, of two at the same time too, and none of a step before it (RFC 6238, 5.2).
    this.addSql(`
      create function use_time_step(owner uuid, step bigint) returns boolean language plpgsql volatile as $$
      begin
        update second_factors set last_step = step
        where user_id = owner and confirmed_at is not null and last_step < step;
        return found;
      end $$`);

    this.addSql(`
      create function use_backup_code(owner uuid, hash text) returns boolean language plpgsql volatile as $$
      begin
        update backup_codes set used_at = clock_timestamp()
        where user_id = owner and code_hash = hash and used_at is null;
        return found;
      end $$`);

    // Null = no code is needed.
    this.addSql(`
      create function hold_sign_in(owner uuid, hash text, lasts interval) returns timestamptz language plpgsql volatile as $$
      declare ends timestamptz := clock_timestamp() + lasts;
      begin
        if not exists (select from second_factors where user_id = owner and confirmed_at is not null) then return null; end if;
        delete from sign_in_tickets where id in (
          select id from sign_in_tickets where expires_at < now() limit 100 for update skip locked
        );
        insert into sign_in_tickets (user_id, token_hash, expires_at) values (owner, hash, ends);
        return ends;
      end $$`);

    // Whoever had the password of before has nothing of it left: no sign-in that waits, no mail that waits for its letter.
    this.addSql(`
      create function forget_with_password() returns trigger language plpgsql as $$
      begin
        delete from sign_in_tickets where user_id = new.user_id;
        delete from mail_links where user_id = new.user_id and kind = 'change' and used_at is null;
        return null;
      end $$`);
    this.addSql(`
      create trigger credentials_forget_with_password after update of password on credentials
      for each row when (old.password is distinct from new.password) execute function forget_with_password()`);
  }

  override down(): void {
    this.addSql(`drop trigger credentials_forget_with_password on credentials`);
    for (const name of [
      "forget_with_password()",
      "hold_sign_in(uuid, text, interval)",
      "use_backup_code(uuid, text)",
      "use_time_step(uuid, bigint)",
      "turn_off_second_factor(uuid)",
      "turn_on_second_factor(uuid, text, bigint, text[])",
      "replace_backup_codes(uuid, text[])",
      "begin_second_factor(uuid, text)",
      "begin_passkey(text, uuid, text)",
    ])
      this.addSql(`drop function ${name}`);
    this.addSql(`
      create function begin_passkey(owner uuid, asked text) returns uuid language plpgsql volatile as $$
      ${BEGIN_PASSKEY_BODY("user_id", "owner")} $$`);
  }
}
