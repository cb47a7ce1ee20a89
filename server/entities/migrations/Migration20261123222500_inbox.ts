import { Migration } from "@mikro-orm/migrations";

/** What the entities cannot say: names without regard to case, and the numbering of inboxes. */
export class Migration20261123222500_inbox extends Migration {
  override up(): void {
    this.addSql(`create unique index users_username_unique on users (lower(username))`);
    this.addSql(`create unique index users_email_unique on users (lower(email))`);
    this.addSql(`create index hugs_unread_index on hugs (recipient_id) where state = 'delivered' and not is_read`);

    this.addSql(`
      create function make_inbox_head() returns trigger language plpgsql as $$
      begin
        insert into inbox_heads (user_id) values (new.id);
        return null;
      end $$`);
    this.addSql(`
      create trigger users_inbox_head after insert on users for each row execute function make_inbox_head()`);

    // Whoever is about to write to inboxes takes all their heads in one call, in the one order there is.
    // Statements after it see what was committed while it waited (volatile functions, read committed).
    this.addSql(`
      create function lock_inbox_heads(ids uuid[]) returns void language plpgsql volatile as $$
      begin
        perform user_id from inbox_heads where user_id = any(ids) order by user_id for update;
      end $$`);

    // A time later than everything in these inboxes, even when the clock steps back or stands still.
    this.addSql(`
      create function next_inbox_time(ids uuid[]) returns timestamptz language sql volatile as $$
        select greatest(clock_timestamp(), max(last_at) + interval '1 microsecond') from inbox_heads where user_id = any(ids)
      $$`);

    // The caller holds the lock of the owner's head.
    this.addSql(`
      create function add_inbox_event(owner uuid, event_kind text, ref uuid, payload jsonb, at timestamptz)
      returns void language plpgsql volatile as $$
      declare next_seq bigint;
      begin
        update inbox_heads set last_seq = last_seq + 1, last_at = at where user_id = owner returning last_seq into strict next_seq;
        insert into inbox_events (user_id, seq, kind, ref_id, data, created_at)
        values (owner, next_seq, event_kind, ref, payload, at);
      end $$`);

    this.addSql(`
      create function epoch_ms(at timestamptz) returns bigint language sql immutable as $$
        select floor(extract(epoch from at) * 1000)::bigint
      $$`);
  }

  override down(): void {
    this.addSql(`drop function epoch_ms(timestamptz)`);
    this.addSql(`drop function add_inbox_event(uuid, text, uuid, jsonb, timestamptz)`);
    this.addSql(`drop function next_inbox_time(uuid[])`);
    this.addSql(`drop function lock_inbox_heads(uuid[])`);
    this.addSql(`drop trigger users_inbox_head on users`);
    this.addSql(`drop function make_inbox_head()`);
    this.addSql(`drop index hugs_unread_index`);
    this.addSql(`drop index users_email_unique`);
    this.addSql(`drop index users_username_unique`);
  }
}
