import { Migration } from "@mikro-orm/migrations";

/** Before the link is kept, or after: whether there is one for a mail that is taken. */
const keepRegisterLink = (whereTaken: { readonly before?: string; readonly after?: string }): string => `
      create or replace function keep_register_link(owner uuid, hash text, address text, password_hash text, lasts interval)
      returns text language plpgsql volatile as $$
      begin
        perform from users where id = owner and deleted_at is null for update;
        if not found then return 'no_such_person'; end if;
        if exists (select from users where id = owner and email is not null) then return 'already_an_account'; end if;
        delete from mail_links where user_id = owner and kind = 'register' and used_at is null;
        delete from mail_links where expires_at < now() - interval '7 days';
        ${whereTaken.before ?? ""}
        insert into mail_links (user_id, kind, token_hash, mail, password, expires_at)
        values (owner, 'register', hash, address, password_hash, now() + lasts);
        ${whereTaken.after ?? ""}
        return 'ok';
      end $$`;
const TAKEN = "if exists (select from users where lower(email) = address) then return 'mail_taken'; end if;";

/** Another mail for an account, and the way back for whoever has the one before. */
export class Migration20261126061200_change_mail extends Migration {
  override up(): void {
    // Also where the mail is taken: whoever asks sees a letter on its way either way. Nobody gets that link.
    this.addSql(keepRegisterLink({ after: TAKEN }));

    this.addSql(`
      create function keep_change_link(owner uuid, hash text, address text, lasts interval)
      returns text language plpgsql volatile as $$
      begin
        perform from users where id = owner and deleted_at is null for update;
        if not found then return 'no_such_person'; end if;
        if exists (select from users where id = owner and email is null) then return 'no_password'; end if;
        delete from mail_links where user_id = owner and kind = 'change' and used_at is null;
        delete from mail_links where expires_at < now() - interval '7 days';
        insert into mail_links (user_id, kind, token_hash, mail, expires_at)
        values (owner, 'change', hash, address, now() + lasts);
        ${TAKEN}
        return 'ok';
      end $$`);

    // old_mail: where the way back goes; null = nothing was changed now.
    this.addSql(`
      create function change_mail(hash text, undo_hash text, undo_lasts interval)
      returns table (outcome text, old_mail text) language plpgsql volatile as $$
      declare
        link mail_links%rowtype;
        owner users%rowtype;
      begin
        outcome := 'link_expired';
        select * into link from mail_links where token_hash = hash and kind = 'change' for update;
        select * into owner from users where id = link.user_id and deleted_at is null for update;
        if owner.id is null or owner.email is null then return next; return; end if;
        if link.used_at is not null then
          if lower(owner.email) = link.mail then outcome := 'ok'; end if;
          return next;
          return;
        end if;
        if link.expires_at <= clock_timestamp() then return next; return; end if;
        begin
          update users set email = link.mail, email_verified = true, updated_at = now() where id = owner.id;
        exception when unique_violation then
          outcome := 'mail_taken';
          return next;
          return;
        end;
        update mail_links set used_at = clock_timestamp() where id = link.id;
        insert into mail_links (user_id, kind, token_hash, mail, expires_at)
        values (owner.id, 'undo', undo_hash, lower(owner.email), now() + undo_lasts);
        outcome := 'ok';
        old_mail := lower(owner.email);
        return next;
      end $$`);

    // Ways back that were made later lead to mails that were not wanted: they go. Whoever is in is out.
    this.addSql(`
      create function undo_mail(hash text) returns text language plpgsql volatile as $$
      declare link mail_links%rowtype;
      begin
        select * into link from mail_links where token_hash = hash and kind = 'undo' for update;
        if link.id is null or link.used_at is not null or link.expires_at <= clock_timestamp() then return 'link_expired'; end if;
        perform from users where id = link.user_id and deleted_at is null for update;
        if not found then return 'link_expired'; end if;
        begin
          update users set email = link.mail, email_verified = true, updated_at = now() where id = link.user_id;
        exception when unique_violation then
          return 'mail_taken';
        end;
        update mail_links set used_at = clock_timestamp() where id = link.id;
        delete from mail_links where user_id = link.user_id and used_at is null
          and (kind in ('change', 'reset') or kind = 'undo' and created_at > link.created_at);
        delete from sign_in_tickets where user_id = link.user_id;
        delete from sessions where user_id = link.user_id;
        return 'ok';
      end $$`);
  }

  override down(): void {
    for (const name of [
      "undo_mail(text)",
      "change_mail(text, text, interval)",
      "keep_change_link(uuid, text, text, interval)",
    ])
      this.addSql(`drop function ${name}`);
    this.addSql(keepRegisterLink({ before: TAKEN }));
  }
}
