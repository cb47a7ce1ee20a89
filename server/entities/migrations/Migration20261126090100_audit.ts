import { Migration } from "@mikro-orm/migrations";

/** Acts of the staff leave a trace in their own transaction, each bound to the one before. */
export class Migration20261126090100_audit extends Migration {
  override up(): void {
    this.addSql(`insert into audit_heads (id, seq, hash, at) values (1, 0, repeat('0', 64), '-infinity')`);

    // What is hashed of an entry: a line for each column. None but the last can hold a line's end.
    this.addSql(`
      create function audit_text(entry audit_entries) returns text language sql stable as $$
        select concat_ws(E'\\n', entry.previous_hash, entry.seq, (extract(epoch from entry.at) * 1000000)::bigint,
          coalesce(entry.actor_id::text, ''), entry.actor_role, entry.act, entry.subject_kind, entry.subject_id,
          entry.details::text)
      $$`);

    // The last thing an act does: from here to its commit nobody else's entry can come between. Whoever holds inboxes
    // locked them before.
    this.addSql(`
      create function audit(actor uuid, role text, act text, subject_kind text, subject_id text, details jsonb)
      returns bigint language plpgsql volatile as $$
      declare
        head audit_heads;
        entry audit_entries;
      begin
        select * into strict head from audit_heads where id = 1 for update;
        entry.seq := head.seq + 1;
        entry.at := greatest(wall_now(), head.at + interval '1 microsecond');
        entry.actor_id := actor;
        entry.actor_role := role;
        entry.act := act;
        entry.subject_kind := subject_kind;
        entry.subject_id := subject_id;
        entry.details := coalesce(details, '{}');
        entry.previous_hash := head.hash;
        entry.hash := encode(sha256(convert_to(audit_text(entry), 'UTF8')), 'hex');
        insert into audit_entries select entry.*;
        update audit_heads set seq = entry.seq, hash = entry.hash, at = entry.at where id = 1;
        return entry.seq;
      end $$`);

    this.addSql(`
      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'audit entries are never changed' using errcode = 'integrity_constraint_violation';
      end $$`);
    this.addSql(`
      create trigger audit_entries_unchanged before update or delete or truncate on audit_entries
      for each statement execute function refuse_audit_change()`);
  }

  override down(): void {
    this.addSql(`drop trigger audit_entries_unchanged on audit_entries`);
    this.addSql(`drop function refuse_audit_change()`);
    this.addSql(`drop function audit(uuid, text, text, text, text, jsonb)`);
    this.addSql(`drop function audit_text(audit_entries)`);
    this.addSql(`truncate audit_entries, audit_heads`);
  }
}
