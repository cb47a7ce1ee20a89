import { Migration } from "@mikro-orm/migrations";

/** Ways in: links that were mailed, passwords, sessions that are over, and limits that all processes share. */
export class Migration20261126020100_accounts extends Migration {
  override up(): void {
    // However a session ends, by the library, by its user or with its user, every process learns of it here.
    this.addSql(`
      create function note_ended_session() returns trigger language plpgsql as $$
      begin
        insert into ended_sessions (session_id, ended_at) values (old.id, clock_timestamp()) on conflict do nothing;
        delete from ended_sessions where ended_at < clock_timestamp() - interval '1 hour';
        return null;
      end $$`);
    this.addSql(
      `create trigger sessions_note_ended after delete on sessions for each row execute function note_ended_session()`,
    );

    // What was kept as it stood in the cookie is kept as a hash from now on; the cookies stay good.
    this.addSql(`update sessions set token = encode(sha256(convert_to(token, 'UTF8')), 'hex'), confirmed_at = now()`);

    // One look at a session by the hash of its cookie's token. A token is replaced when it is older than rotate_after; the
    // old one stays good until the new one was used (its answer may have been lost), and for grace after that (what was
    // under way). Any other use of an old one means that there are two who have it: the session ends (RFC 9700, 4.14.2).
    // Nothing = there is no such session. is_rotated: the caller hands out new_hash's token.
    this.addSql(`
      create function use_session(hash text, new_hash text, rotate_after interval, grace interval, lasts interval)
      returns table (id uuid, user_id uuid, is_rotated boolean, is_reused boolean) language plpgsql volatile as $$
      #variable_conflict use_column
      declare
        session sessions%rowtype;
        moment timestamptz := clock_timestamp();
      begin
        select * into session from sessions where token = hash;
        if session.id is null then
          select * into session from sessions where previous_token = hash for update;
          if session.id is null then
            select sessions.* into session from past_tokens join sessions on sessions.id = past_tokens.session_id where token_hash = hash;
          end if;
          if session.id is null then return; end if;
          is_reused := session.previous_token is distinct from hash
            or session.confirmed_at is not null and session.confirmed_at < moment - grace;
        end if;
        id := session.id;
        user_id := session.user_id;
        is_rotated := false;
        if session.expires_at <= moment or is_reused then
          delete from sessions where sessions.id = session.id;
          if is_reused then return next; end if;
          return;
        end if;
        is_reused := false;
        if session.token = hash then
          if session.rotated_at < moment - rotate_after then
            if session.previous_token is not null then
              insert into past_tokens (token_hash, session_id) values (session.previous_token, session.id) on conflict do nothing;
              delete from past_tokens where session_id = session.id and created_at < moment - interval '60 days';
            end if;
            update sessions
            set previous_token = hash, token = new_hash, rotated_at = moment, confirmed_at = null,
              expires_at = moment + lasts, updated_at = moment
            where sessions.id = session.id and token = hash;
            is_rotated := found;
          elsif session.confirmed_at is null then
            update sessions set confirmed_at = moment where sessions.id = session.id and token = hash and confirmed_at is null;
          end if;
        elsif session.confirmed_at is null and session.rotated_at < moment - grace then
          update sessions set token = new_hash, rotated_at = moment where sessions.id = session.id and previous_token = hash;
          is_rotated := found;
        end if;
        return next;
      end $$`);

    // Token bucket (Turner, "New directions in communications", 1986), as shared/schema/limits.ts. 0 = go on, otherwise
    // the milliseconds until there is a token again. What has been full for long is what a new one is, and goes.
    this.addSql(`
      create function take_token(wanted text, burst float8, per_minute float8) returns float8 language plpgsql volatile as $$
      declare
        bucket rate_limits%rowtype;
        moment timestamptz;
      begin
        insert into rate_limits (key, tokens, at) values (wanted, burst, clock_timestamp()) on conflict do nothing;
        if found then
          delete from rate_limits where key in (
            select key from rate_limits where at < clock_timestamp() - interval '2 days' limit 10 for update skip locked
          );
        end if;
        select * into bucket from rate_limits where key = wanted for update;
        moment := clock_timestamp();
        bucket.tokens := least(
          burst, bucket.tokens + greatest(0, extract(epoch from moment - bucket.at)) * per_minute / 60
        );
        update rate_limits set tokens = bucket.tokens - case when bucket.tokens >= 1 then 1 else 0 end, at = moment
        where key = wanted;
        return case when bucket.tokens >= 1 then 0 else ceil((1 - bucket.tokens) * 60000 / per_minute) end;
      end $$`);

    // A newer letter takes the place of those before it. Whether it is a link at all is the answer: the mail may be taken,
    // which only the mailbox is told.
    this.addSql(`
      create function keep_register_link(owner uuid, hash text, address text, password_hash text, lasts interval)
      returns text language plpgsql volatile as $$
      begin
        perform from users where id = owner and deleted_at is null for update;
        if not found then return 'no_such_person'; end if;
        if exists (select from users where id = owner and email is not null) then return 'already_an_account'; end if;
        delete from mail_links where user_id = owner and kind = 'register' and used_at is null;
        delete from mail_links where expires_at < now() - interval '7 days';
        if exists (select from users where lower(email) = address) then return 'mail_taken'; end if;
        insert into mail_links (user_id, kind, token_hash, mail, password, expires_at)
        values (owner, 'register', hash, address, password_hash, now() + lasts);
        return 'ok';
      end $$`);

    // Null = there is nobody with that mail.
    this.addSql(`
      create function keep_reset_link(hash text, address text, lasts interval) returns uuid language plpgsql volatile as $$
      declare owner uuid;
      begin
        select id into owner from users where lower(email) = address and email_verified and deleted_at is null for update;
        if owner is null then return null; end if;
        delete from mail_links where user_id = owner and kind = 'reset' and used_at is null;
        insert into mail_links (user_id, kind, token_hash, mail, expires_at) values (owner, 'reset', hash, address, now() + lasts);
        return owner;
      end $$`);

    // The guest stays who they are; a second opening of the same link changes nothing.
    this.addSql(`
      create function become_account(hash text) returns text language plpgsql volatile as $$
      declare
        link mail_links%rowtype;
        owner users%rowtype;
      begin
        select * into link from mail_links where token_hash = hash and kind = 'register' for update;
        if link.id is null then return 'link_expired'; end if;
        select * into owner from users where id = link.user_id and deleted_at is null for update;
        if owner.id is null then return 'link_expired'; end if;
        if link.used_at is not null then
          return case when lower(owner.email) = link.mail then 'ok' else 'link_expired' end;
        end if;
        if link.expires_at <= clock_timestamp() then return 'link_expired'; end if;
        if owner.email is not null then return 'already_an_account'; end if;
        begin
          update users set email = link.mail, email_verified = true, is_anonymous = false, updated_at = now() where id = owner.id;
        exception when unique_violation then
          return 'mail_taken';
        end;
        insert into credentials (user_id, account_id, provider_id, password)
        values (owner.id, owner.id::text, 'credential', link.password);
        update mail_links set used_at = clock_timestamp(), password = null where id = link.id;
        return 'ok';
      end $$`);

    // Whoever has the mailbox has the account: everybody else who was in is out.
    this.addSql(`
      create function reset_password(hash text, password_hash text) returns text language plpgsql volatile as $$
      declare link mail_links%rowtype;
      begin
        select * into link from mail_links where token_hash = hash and kind = 'reset' for update;
        if link.id is null or link.used_at is not null or link.expires_at <= clock_timestamp() then return 'link_expired'; end if;
        perform from users where id = link.user_id and lower(email) = link.mail and deleted_at is null for update;
        if not found then return 'link_expired'; end if;
        insert into credentials (user_id, account_id, provider_id, password)
        values (link.user_id, link.user_id::text, 'credential', password_hash)
        on conflict (provider_id, account_id) do update set password = excluded.password, updated_at = now();
        update mail_links set used_at = clock_timestamp() where id = link.id;
        delete from sessions where user_id = link.user_id;
        return 'ok';
      end $$`);

    // Only over the one that was verified, so that of two changes at once the first counts.
    this.addSql(`
      create function change_password(owner uuid, session uuid, known_hash text, password_hash text)
      returns text language plpgsql volatile as $$
      begin
        update credentials set password = password_hash, updated_at = now()
        where user_id = owner and provider_id = 'credential' and password = known_hash;
        if not found then return 'wrong_sign_in'; end if;
        delete from mail_links where user_id = owner and kind = 'reset' and used_at is null;
        delete from sessions where user_id = owner and id <> session;
        return 'ok';
      end $$`);
  }

  override down(): void {
    this.addSql(`drop trigger sessions_note_ended on sessions`);
    for (const name of [
      "change_password(uuid, uuid, text, text)",
      "reset_password(text, text)",
      "become_account(text)",
      "keep_reset_link(text, text, interval)",
      "keep_register_link(uuid, text, text, text, interval)",
      "use_session(text, text, interval, interval, interval)",
      "take_token(text, float8, float8)",
      "note_ended_session()",
    ])
      this.addSql(`drop function ${name}`);
  }
}
