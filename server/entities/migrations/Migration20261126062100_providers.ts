import { Migration } from "@mikro-orm/migrations";

/** Providers: whom an account of theirs lets in, and who becomes an account by it. */
export class Migration20261126062100_providers extends Migration {
  override up(): void {
    this.addSql(`
      create function begin_provider_visit(
        state text, browser text, by text, wanted text, owner uuid, session uuid, back text
      ) returns void language plpgsql volatile as $$
      begin
        delete from provider_visits where state_hash in (
          select state_hash from provider_visits where expires_at < now() limit 100 for update skip locked
        );
        insert into provider_visits (state_hash, browser_hash, provider, purpose, user_id, session_id, redirect_uri, expires_at)
        values (state, browser, by, wanted, owner, session, back, now() + interval '10 minutes');
      end $$`);

    // Null = they are gone, or that session ended meanwhile. The person is locked.
    this.addSql(`
      create function lock_signed_in(owner uuid, session uuid) returns users language plpgsql volatile as $$
      declare person users%rowtype;
      begin
        select * into person from users where id = owner and deleted_at is null for update;
        if not exists (select from sessions where id = session and user_id = owner and expires_at > now()) then
          return null;
        end if;
        return person;
      end $$`);

    // A way in more: whoever has one is no guest. The mail becomes the account's if it is verified, free, and there is none.
    this.addSql(`
      create function add_provider_account(owner uuid, by text, sub text, address text, is_verified boolean)
      returns void language plpgsql volatile as $$
      begin
        insert into credentials (user_id, provider_id, account_id, mail, last_used_at)
        values (owner, by, sub, address, clock_timestamp());
        update users set is_anonymous = false, updated_at = now() where id = owner and is_anonymous;
        if is_verified and not exists (select from users where lower(email) = address) then
          begin
            update users set email = address, email_verified = true where id = owner and email is null;
          exception when unique_violation then
            null; -- somebody else has it since
          end;
        end if;
      end $$`);

    // Whom an account at a provider lets in. `owner`: who began, null = nobody; `is_here`: in that very session. `told`: the
    // mailbox of an account that has a way in more. The lock: of two visits with one account at once the second finds what
    // the first made.
    this.addSql(`
      create function enter_by_provider(
        by text, sub text, address text, is_verified boolean, called text, look text, owner uuid, session uuid,
        out outcome text, out person uuid, out is_here boolean, out told text
      ) language plpgsql volatile as $$
      declare
        found_user users%rowtype;
        starter users%rowtype;
      begin
        outcome := 'ok';
        is_here := false;
        perform pg_advisory_xact_lock(hashtextextended(by || ' ' || sub, 0));
        select users.* into found_user from credentials join users on users.id = user_id
        where provider_id = by and account_id = sub;
        if found then
          if found_user.deleted_at is not null then outcome := 'provider_refused'; return; end if;
          update credentials set last_used_at = clock_timestamp(), mail = coalesce(address, mail)
          where provider_id = by and account_id = sub;
          person := found_user.id;
          is_here := exists (select from sessions where id = session and user_id = person and expires_at > now());
          return;
        end if;
        select * into found_user from users where lower(email) = address and deleted_at is null for update;
        if found then
          -- A second factor is not gone around by a mailbox: whoever has one links while signed in.
          if not (is_verified and found_user.email_verified)
            or exists (select from second_factors where user_id = found_user.id and confirmed_at is not null)
          then outcome := 'link_first'; return; end if;
          person := found_user.id;
          told := found_user.email;
        elsif owner is not null then
          starter := lock_signed_in(owner, session);
          if starter.id is null then outcome := 'provider_stale'; return; end if;
          if not starter.is_anonymous then outcome := 'link_first'; return; end if;
          person := owner;
          is_here := true;
        else
          insert into users (display_name, being) values (called, look) returning id into person;
        end if;
        perform add_provider_account(person, by, sub, address, is_verified);
      end $$`);

    this.addSql(`
      create function link_provider(
        by text, sub text, address text, is_verified boolean, owner uuid, session uuid, out outcome text, out told text
      ) language plpgsql volatile as $$
      declare
        starter users%rowtype;
        holder uuid;
      begin
        outcome := 'ok';
        perform pg_advisory_xact_lock(hashtextextended(by || ' ' || sub, 0));
        starter := lock_signed_in(owner, session);
        if starter.id is null then outcome := 'provider_stale'; return; end if;
        select user_id into holder from credentials where provider_id = by and account_id = sub;
        if holder = owner then return; end if;
        if holder is not null then outcome := 'provider_taken'; return; end if;
        if starter.email_verified then told := starter.email; end if;
        perform add_provider_account(owner, by, sub, address, is_verified);
      end $$`);

    // The lock of the person: of two that are removed at once the last one stays.
    this.addSql(`
      create function remove_provider_account(owner uuid, target uuid) returns text language plpgsql volatile as $$
      begin
        perform from users where id = owner for update;
        if not exists (select from credentials where id = target and user_id = owner and provider_id <> 'credential') then
          return 'no_such_provider_account';
        end if;
        if not exists (select from credentials where user_id = owner and id <> target)
          and not exists (select from passkeys where user_id = owner) then return 'last_way_in'; end if;
        delete from credentials where id = target;
        return 'ok';
      end $$`);
  }

  override down(): void {
    for (const name of [
      "remove_provider_account(uuid, uuid)",
      "link_provider(text, text, text, boolean, uuid, uuid)",
      "enter_by_provider(text, text, text, boolean, text, text, uuid, uuid)",
      "add_provider_account(uuid, text, text, text, boolean)",
      "lock_signed_in(uuid, uuid)",
      "begin_provider_visit(text, text, text, text, uuid, uuid, text)",
    ])
      this.addSql(`drop function ${name}`);
  }
}
